package dev.sluice.app.approval;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rules by which the API server lets nobody approve in another's name. Without them an
 * annotation proves nothing, so they are looked at again each time.
 */
public final class Guards {
  static final List<String> NAMES =
      List.of(
          "approvals.sluice.dev",
          "authors.sluice.dev",
          "decisions.sluice.dev",
          "excluded-authors.sluice.dev",
          "schemastates.sluice.dev",
          "status.sluice.dev");
  static final ResourceDefinitionContext CRDS =
      new ResourceDefinitionContext.Builder()
          .withGroup("apiextensions.k8s.io")
          .withVersion("v1")
          .withKind("CustomResourceDefinition")
          .withPlural("customresourcedefinitions")
          .withNamespaced(false)
          .build();

  /** Reads an object of the whole cluster, as it is now. */
  interface Live {
    Optional<GenericKubernetesResource> read(ResourceDefinitionContext kind, String name);
  }

  private final Live live;
  private final List<Guard> own;

  public Guards(KubernetesClient client) {
    this(
        (kind, name) ->
            Optional.ofNullable(client.genericKubernetesResources(kind).withName(name).get()),
        client.getKubernetesSerialization());
  }

  Guards(Live live, KubernetesSerialization serialization) {
    this.live = live;
    this.own = NAMES.stream().flatMap(name -> own(name, serialization)).toList();
  }

  /**
   * How the guards are.
   *
   * @param missing what is missing or changed, and the cure; empty when approvals can be trusted
   * @param since when one of them was last written: what was approved before that, was approved
   *     under others, or none
   */
  public record State(Optional<String> missing, Instant since) {}

  public State look() {
    var seen = read();
    var trouble = seen.stream().flatMap(one -> one.trouble().stream()).findFirst();
    var since = LastWrite.of(seen.stream().flatMap(one -> one.live().stream()));
    return new State(trouble.map(Guards::told), since);
  }

  private static String told(String trouble) {
    return trouble
        + ", so approvals cannot be trusted and no plan that needs one starts. Put it back"
        + " with helm upgrade and admission.policies=true, crds.install=true in the one"
        + " release of the cluster that brings them.";
  }

  private record Seen(Optional<GenericKubernetesResource> live, Optional<String> trouble) {}

  /** All at once: a start waits for it. */
  private List<Seen> read() {
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var reads =
          Stream.concat(own.stream().map(this::look), Stream.<Supplier<Seen>>of(this::lookAtCrd))
              .map(look -> CompletableFuture.supplyAsync(look, readers))
              .toList();
      return reads.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof KubernetesClientException cause ? cause : e;
    }
  }

  private Supplier<Seen> look(Guard guard) {
    return () -> {
      var there = live.read(guard.context(), guard.name());
      return new Seen(there, guard.trouble(there));
    };
  }

  private Seen lookAtCrd() {
    var crd = live.read(CRDS, ImmutableApprovals.CRD);
    return new Seen(crd, ImmutableApprovals.trouble(crd));
  }

  /** A policy and its binding. */
  static Stream<Guard> own(String name, KubernetesSerialization serialization) {
    return Arrays.stream(text(name).split("\n---\n"))
        .map(yaml -> serialization.unmarshal(yaml, GenericKubernetesResource.class))
        .map(Guard::new);
  }

  private static String text(String name) {
    try (var file = Guards.class.getResourceAsStream(name + ".yaml")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
