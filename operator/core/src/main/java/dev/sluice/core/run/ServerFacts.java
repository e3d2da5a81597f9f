package dev.sluice.core.run;

/**
 * What a connection leads to.
 *
 * @param versionNumber as PostgreSQL's server_version_num: 170004 is 17.4
 * @param standby in recovery: takes no writes
 * @param pooled two connections were served by one backend, or a setting did not survive
 */
public record ServerFacts(
    String systemIdentifier,
    String database,
    String version,
    int versionNumber,
    boolean standby,
    boolean pooled,
    String user) {}
