package dev.sluice.app.plugin.view;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A script that a run applied. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AppliedView(String name, @Nullable String version, int statements, long millis) {}
