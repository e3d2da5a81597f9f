/**
 * Reads scripts from a folder.
 *
 * <p>Decides which directory entries are files of the source; never whether they are good scripts.
 */
@NullMarked
package dev.sluice.engine.source;

import org.jspecify.annotations.NullMarked;
