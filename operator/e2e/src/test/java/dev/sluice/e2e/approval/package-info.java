/** Who may say that a plan may run, and every way round it that we know. */
@NullMarked
package dev.sluice.e2e.approval;

import org.jspecify.annotations.NullMarked;
