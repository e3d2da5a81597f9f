/**
 * Whether a plan may run: what policies demand, who said yes, and when the window is open.
 *
 * <p>Decides by what it is told; never who somebody is (the API server does that at admission) and
 * never whether somebody holds a right (the API server answers that too).
 */
@NullMarked
package dev.sluice.core.approval;

import org.jspecify.annotations.NullMarked;
