/**
 * What a database's history and ledger say, for {@code sluice status}.
 *
 * <p>Reads only; decides nothing.
 */
@NullMarked
package dev.sluice.engine.status;

import org.jspecify.annotations.NullMarked;
