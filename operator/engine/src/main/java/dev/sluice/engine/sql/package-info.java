/**
 * Scripts as they are: PostgreSQL's reading of them, Flyway's checksums, the values of
 * placeholders.
 *
 * <p>Decides nothing about what runs or when; opens no connection.
 */
@NullMarked
package dev.sluice.engine.sql;

import org.jspecify.annotations.NullMarked;
