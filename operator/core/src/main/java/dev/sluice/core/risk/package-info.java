/**
 * How dangerous a statement is to what lives in the database, judged by an ordered list of rules
 * over PostgreSQL's own parse tree.
 *
 * <p>Pure: the same statements in the same order give the same findings. Never asks a database, and
 * knows no parser: {@link dev.sluice.core.sql.Grammar} is what one must answer.
 */
@NullMarked
package dev.sluice.core.risk;

import org.jspecify.annotations.NullMarked;
