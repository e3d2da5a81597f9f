/** Takes the one step that was decided: intent first (what must not be lost), then the act. */
@NullMarked
package dev.sluice.app.execute;

import org.jspecify.annotations.NullMarked;
