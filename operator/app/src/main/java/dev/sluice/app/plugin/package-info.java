/**
 * {@code kubectl sluice}: the commands by which people read plans, decide about them and look at
 * runs, with their own rights and without the operator's help.
 *
 * <p>A command reads its options, asks {@code cluster}, and has {@code view} write the answer.
 */
@NullMarked
package dev.sluice.app.plugin;

import org.jspecify.annotations.NullMarked;
