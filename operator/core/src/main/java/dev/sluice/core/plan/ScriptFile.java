package dev.sluice.core.plan;

/** A file of the source, as it was found. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record ScriptFile(String name, byte[] bytes) {}
