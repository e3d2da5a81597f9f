package dev.sluice.app.plugin.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.app.gate.GatedKind;
import dev.sluice.app.gate.Marks;
import java.util.Optional;

/** An object that can be held, whatever fields it has. */
public record Workload(GatedKind kind, JsonNode object) {
  static final String RELEASE = "sluice.dev/release";
  private static final String REQUIRES = "sluice.dev/requires";
  private static final String RELEASED = "sluice.dev/released";

  public String namespace() {
    return object.path("metadata").path("namespace").asText();
  }

  public String name() {
    return object.path("metadata").path("name").asText();
  }

  /** As people write it: {@code Deployment/api}. */
  public String path() {
    return kind + "/" + name();
  }

  /** Empty when it is not held. */
  public Optional<Marks> marks() {
    return Marks.of(object);
  }

  /** Of the pod template that is wanted; empty when it requires nothing. */
  public String requires() {
    return annotation(template(), REQUIRES);
  }

  /** What somebody let through of that template, with name and reason; empty when nothing was. */
  public String released() {
    return annotation(template(), RELEASED);
  }

  /** The reason that was last given to let it through; empty when none was. */
  public String releaseReason() {
    return annotation(object, RELEASE);
  }

  private JsonNode template() {
    var spec = object.path("spec");
    return switch (kind) {
      case Deployment, Rollout, StatefulSet, Job -> spec.path("template");
      case DaemonSet -> waiting().orElse(spec.path("template"));
      case CronJob -> waiting().orElse(spec.path("jobTemplate")).path("spec").path("template");
    };
  }

  /** What is kept aside while the old one stays. */
  private Optional<JsonNode> waiting() {
    return marks().map(marks -> marks.before().path("wanted")).filter(JsonNode::isObject);
  }

  private static String annotation(JsonNode object, String key) {
    return object.path("metadata").path("annotations").path(key).asText();
  }
}
