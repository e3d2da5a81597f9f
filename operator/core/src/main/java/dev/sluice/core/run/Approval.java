package dev.sluice.core.run;

/**
 * Who said yes to the plan that a run keeps to.
 *
 * @param by the user
 * @param at when, RFC 3339
 * @param from {@code annotation}, or the name of the MigrationApproval
 */
public record Approval(String by, String at, String from) {}
