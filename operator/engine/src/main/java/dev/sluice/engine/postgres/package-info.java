/**
 * PostgreSQL as the runner meets it: connections, literals, cancelling, and exceptions translated,
 * once, to what they mean for a run.
 *
 * <p>Decides what an SQLSTATE means; never what happens next.
 */
@NullMarked
package dev.sluice.engine.postgres;

import org.jspecify.annotations.NullMarked;
