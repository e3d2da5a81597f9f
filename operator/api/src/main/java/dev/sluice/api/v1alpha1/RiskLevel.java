package dev.sluice.api.v1alpha1;

/** How much can go wrong, from least to most; of a plan, the highest of its scripts. */
public enum RiskLevel {
  Low,
  Medium,
  High
}
