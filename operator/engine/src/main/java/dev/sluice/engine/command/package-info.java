/**
 * The runner's commands: {@code sluice plan | apply | status}.
 *
 * <p>Reads arguments, environment and files, and turns them into a run; the only place of the
 * engine that knows of any of them.
 */
@NullMarked
package dev.sluice.engine.command;

import org.jspecify.annotations.NullMarked;
