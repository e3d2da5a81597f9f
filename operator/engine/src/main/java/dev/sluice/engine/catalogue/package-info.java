/**
 * Reads what a database holds, for the rules of core: a few queries of pg_catalog, which lock
 * nothing and wait for nobody.
 *
 * <p>Decides nothing about what it read.
 */
@NullMarked
package dev.sluice.engine.catalogue;

import org.jspecify.annotations.NullMarked;
