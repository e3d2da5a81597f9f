/**
 * What Flyway knows: a script's checksum, and the form of the history table. Nothing else imports
 * Flyway.
 *
 * <p>Decides nothing about what runs or when; opens no connection.
 */
@NullMarked
package dev.sluice.engine.flyway;

import org.jspecify.annotations.NullMarked;
