/**
 * What the kubectl plugin tells, as data, and that data as text, Markdown or JSON.
 *
 * <p>Pure: asks nobody, not even how wide the terminal is.
 */
@NullMarked
package dev.sluice.app.plugin.view;

import org.jspecify.annotations.NullMarked;
