package dev.sluice.app.plugin.cluster;

/**
 * A verb on a resource that exists in RBAC alone.
 *
 * @param ofPersons true: a service account may not, whatever its roles
 */
record Right(String group, String resource, String verb, boolean ofPersons) {
  static final Right APPROVE =
      new Right("approvals.sluice.dev", "schemamigrations", "approve", true);
  static final Right RELEASE = new Right("gate.sluice.dev", "workloads", "release", false);

  @Override
  public String toString() {
    return "verb '" + verb + "' on " + resource + "." + group;
  }
}
