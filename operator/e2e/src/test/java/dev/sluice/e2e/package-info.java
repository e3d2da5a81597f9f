/**
 * Scenarios on a real cluster with a real PostgreSQL: given these manifests and this trouble, the
 * resource says that. Never looks inside the operator: only what a user could see or do.
 */
@NullMarked
package dev.sluice.e2e;

import org.jspecify.annotations.NullMarked;
