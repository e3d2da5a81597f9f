package dev.sluice.app.plugin.view;

/** Something that a run did, as its log tells it. */
public record StepView(String at, String step) {}
