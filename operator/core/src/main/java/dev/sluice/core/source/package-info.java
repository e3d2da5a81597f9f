/**
 * What is known of the scripts' origin, and the digest over them.
 *
 * <p>Never reads anything itself.
 */
@NullMarked
package dev.sluice.core.source;

import org.jspecify.annotations.NullMarked;
