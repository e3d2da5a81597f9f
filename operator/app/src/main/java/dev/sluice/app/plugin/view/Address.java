package dev.sluice.app.plugin.view;

/**
 * Of which resource we speak, and how a user calls this program.
 *
 * @param program {@code kubectl sluice} or {@code sluice}
 */
public record Address(String program, String namespace, String name) {

  /** namespace/name. */
  public String path() {
    return namespace + "/" + name;
  }

  /** To be typed. */
  public String command(String verb) {
    return program + " " + verb + " " + name + " -n " + namespace;
  }

  /** Names the plan, so that no other is approved. */
  public String command(String verb, String planHash) {
    return command(verb) + " --plan " + planHash;
  }
}
