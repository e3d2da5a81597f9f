/**
 * The operator's own log: one line of JSON for each record, and nothing from libraries below a
 * warning.
 */
@NullMarked
package dev.sluice.app.logging;

import org.jspecify.annotations.NullMarked;
