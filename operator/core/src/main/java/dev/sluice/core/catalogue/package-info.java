/**
 * What a database holds, as far as it is known: read from a live one, or from scripts that count as
 * applied, and kept up with the statements that follow.
 *
 * <p>Pure; what is not in it is not known, which is not the same as not there.
 */
@NullMarked
package dev.sluice.core.catalogue;

import org.jspecify.annotations.NullMarked;
