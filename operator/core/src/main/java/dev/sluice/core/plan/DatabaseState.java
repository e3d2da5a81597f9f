package dev.sluice.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a run found in a database, at one moment.
 *
 * @param systemIdentifier PostgreSQL's {@code pg_control_system().system_identifier}
 * @param database its name
 * @param serverVersion as in {@code SHOW server_version}
 * @param version the highest version applied; null for none
 * @param applied rows of the history that took effect
 * @param historyDigest sha256 hex over the history's rows, in order
 */
public record DatabaseState(
    String systemIdentifier,
    String database,
    String serverVersion,
    @Nullable String version,
    int applied,
    String historyDigest) {}
