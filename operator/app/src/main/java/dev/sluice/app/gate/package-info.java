/**
 * Holds workloads whose pod template requires versions that are not applied: at admission, and
 * until they are published.
 *
 * <p>Never looks at a pod that runs, and refuses only what it cannot judge.
 */
@NullMarked
package dev.sluice.app.gate;

import org.jspecify.annotations.NullMarked;
