/** Wiring: client, Java Operator SDK, event sources, the reconciler. Decides nothing. */
@NullMarked
package dev.sluice.app.operator;

import org.jspecify.annotations.NullMarked;
