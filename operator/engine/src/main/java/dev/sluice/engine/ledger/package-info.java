/**
 * The ledger in schema {@code sluice} of the target database: epochs, attempts, and the steps of
 * scripts. It is the truth about what ran.
 *
 * <p>Holds the SQL of it; decides nothing, and runs nothing by itself.
 */
@NullMarked
package dev.sluice.engine.ledger;

import org.jspecify.annotations.NullMarked;
