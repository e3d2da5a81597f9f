/** Domain metrics, as a closed list. */
@NullMarked
package dev.sluice.app.metrics;

import org.jspecify.annotations.NullMarked;
