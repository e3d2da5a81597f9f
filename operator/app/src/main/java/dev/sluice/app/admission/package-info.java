/**
 * Serves the webhooks: writes into a request who sent it, and gives the gate's answers. Who may
 * approve, policies decide without it.
 */
@NullMarked
package dev.sluice.app.admission;

import org.jspecify.annotations.NullMarked;
