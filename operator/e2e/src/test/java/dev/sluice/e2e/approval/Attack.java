package dev.sluice.e2e.approval;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Something that must be refused.
 *
 * @param says part of the message, which tells why
 */
record Attack(String sentence, String user, Deed deed, String says) {

  /** What somebody does with a connection of their own. */
  interface Deed {
    void by(Stage stage, KubernetesClient who);
  }

  @Override
  public String toString() {
    return sentence;
  }
}
