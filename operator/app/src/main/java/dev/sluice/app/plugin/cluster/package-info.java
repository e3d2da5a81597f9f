/**
 * What the kubectl plugin reads from the API server, with the rights of the user who asks, and what
 * it writes there.
 *
 * <p>Decides nothing about a migration: that is the operator's.
 */
@NullMarked
package dev.sluice.app.plugin.cluster;

import org.jspecify.annotations.NullMarked;
