/** The domain, pure: no I/O, no clock, no client. One package per matter that is decided. */
@NullMarked
package dev.sluice.core;

import org.jspecify.annotations.NullMarked;
