/**
 * Whether a pod template may run: the versions it requires, against those that are published as
 * applied.
 *
 * <p>Decides by what it is told. It knows no old and no new: a template whose versions are applied
 * goes on whatever else is under way, which is why no old pod is ever held.
 */
@NullMarked
package dev.sluice.core.gate;

import org.jspecify.annotations.NullMarked;
