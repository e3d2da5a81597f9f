/**
 * What a command prints: events while it works, the report at its end; for people or for machines.
 *
 * <p>Decides the form only.
 */
@NullMarked
package dev.sluice.engine.output;

import org.jspecify.annotations.NullMarked;
