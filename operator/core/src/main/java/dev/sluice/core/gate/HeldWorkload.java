package dev.sluice.core.gate;

import java.time.Instant;

/** Something that is held, and since when. */
public record HeldWorkload(String kind, String namespace, String name, Instant since) {

  /** As people write it in that namespace: {@code Deployment/api}, {@code shop/Deployment/api}. */
  public String in(String here) {
    var text = kind + "/" + name;
    return namespace.equals(here) ? text : namespace + "/" + text;
  }
}
