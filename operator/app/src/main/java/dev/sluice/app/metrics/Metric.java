package dev.sluice.app.metrics;

/** Every domain metric, as Prometheus names it. */
public enum Metric {
  MIGRATIONS("sluice_migrations", "gauge", "phase", "Resources by phase."),
  PENDING(
      "sluice_pending_scripts",
      "gauge",
      "namespace, name",
      "Scripts not applied yet, as last planned; only resources that have some."),
  STALLED(
      "sluice_stalled",
      "gauge",
      "namespace, name, reason",
      "1 for each resource that waits for a user."),
  RUNS("sluice_runs", "counter", "kind, outcome, reason", "Jobs that ended."),
  RUN_DURATION(
      "sluice_run_duration", "histogram (seconds)", "kind, outcome", "How long a runner worked."),
  START_WAIT(
      "sluice_start_wait",
      "histogram (seconds)",
      "kind",
      "From a Job's creation to the start of the runner's work."),
  APPROVAL_WAIT("sluice_approval_wait", "histogram (seconds)", "", "From a plan to its approval."),
  RETRIES("sluice_script_retries", "counter", "", "Scripts that a runner tried again."),
  ATTEMPTS("sluice_job_retries", "counter", "reason", "Jobs started after a lost one."),
  EVENTS_DROPPED("sluice_events_dropped", "counter", "", "Events that were not written."),
  PASSES_FAILED(
      "sluice_pass_failures",
      "counter",
      "",
      "Passes that ended in an error and are tried again; the log has it."),
  PASSES("sluice_pass_duration", "histogram (seconds)", "", "One pass of the reconciler."),
  GATE_HELD("sluice_gate_held", "gauge", "kind", "Objects that the gate holds."),
  GATE_HELD_TIME(
      "sluice_gate_held_seconds",
      "histogram (seconds)",
      "kind",
      "How long what was released was held."),
  GATE_RELEASED("sluice_gate_released", "counter", "kind", "Objects that were released."),
  GATE_DENIED("sluice_gate_denied", "counter", "reason", "Workloads refused at admission."),
  GATE_LIFTED("sluice_gate_lifted", "counter", "", "Workloads that a user let through unmet."),
  ADMISSION(
      "sluice_admission", "histogram (seconds)", "path", "One answer of the admission webhook.");

  private final String id;
  private final String type;
  private final String labels;
  private final String help;

  Metric(String id, String type, String labels, String help) {
    this.id = id;
    this.type = type;
    this.labels = labels;
    this.help = help;
  }

  public String id() {
    return id;
  }

  /** As it stands at /metrics. */
  public String served() {
    return switch (type) {
      case "counter" -> id + "_total";
      case "gauge" -> id;
      default -> id.endsWith("_seconds") ? id : id + "_seconds";
    };
  }

  public String type() {
    return type;
  }

  public String labels() {
    return labels;
  }

  public String help() {
    return help;
  }
}
