/**
 * The operator killed at any of its writes. The one place that runs the operator inside the test:
 * its wire is cut there, and nowhere else; what it does is judged from outside, as everywhere.
 */
@NullMarked
package dev.sluice.e2e.crash;

import org.jspecify.annotations.NullMarked;
