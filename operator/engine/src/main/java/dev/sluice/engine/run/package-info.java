/**
 * Carries out the steps of a run on PostgreSQL and answers with what was seen.
 *
 * <p>Never decides which step comes next: {@link dev.sluice.core.run.RunDecider} does.
 */
@NullMarked
package dev.sluice.engine.run;

import org.jspecify.annotations.NullMarked;
