/** What the operator was started with. */
@NullMarked
package dev.sluice.app.settings;

import org.jspecify.annotations.NullMarked;
