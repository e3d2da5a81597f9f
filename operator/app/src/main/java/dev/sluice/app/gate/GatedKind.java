package dev.sluice.app.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Workloads that are held. */
public enum GatedKind {
  Deployment("apps", "v1", "deployments"),
  StatefulSet("apps", "v1", "statefulsets"),
  DaemonSet("apps", "v1", "daemonsets"),
  Job("batch", "v1", "jobs"),
  CronJob("batch", "v1", "cronjobs"),
  Rollout("argoproj.io", "v1alpha1", "rollouts");

  private final String group;
  private final String version;
  private final String plural;

  GatedKind(String group, String version, String plural) {
    this.group = group;
    this.version = version;
    this.plural = plural;
  }

  public static Optional<GatedKind> of(String group, String kind) {
    return Arrays.stream(values())
        .filter(one -> one.group.equals(group) && one.name().equals(kind))
        .findFirst();
  }

  public String group() {
    return group;
  }

  public String version() {
    return version;
  }

  public String plural() {
    return plural;
  }

  Holding holding() {
    return switch (this) {
      case Deployment -> new Idle(new Pausing("paused"));
      case Rollout -> new Pausing("paused");
      case StatefulSet -> new Idle(new Partition());
      case DaemonSet -> new KeptTemplate("template", List.of());
      case Job -> new Pausing("suspend");
      case CronJob -> new Scheduled();
    };
  }
}
