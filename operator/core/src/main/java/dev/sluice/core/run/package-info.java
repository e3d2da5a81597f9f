/**
 * One run of the runner: what it was asked, which step comes next, what it reports.
 *
 * <p>Decides the next step from facts; never talks to a database.
 */
@NullMarked
package dev.sluice.core.run;

import org.jspecify.annotations.NullMarked;
