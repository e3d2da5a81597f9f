/**
 * What status says, as a pure function of what was seen and decided; and which events a change of
 * it is worth.
 *
 * <p>Never decides anything; nothing here is asked again but what {@code Observed} names.
 */
@NullMarked
package dev.sluice.core.status;

import org.jspecify.annotations.NullMarked;
