/** Tells what was seen and done: one status write, events, expiry of Jobs that were reported. */
@NullMarked
package dev.sluice.app.report;

import org.jspecify.annotations.NullMarked;
