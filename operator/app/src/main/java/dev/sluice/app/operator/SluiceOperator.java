package dev.sluice.app.operator;

import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.admission.Review;
import dev.sluice.app.execute.StepExecutor;
import dev.sluice.app.gate.GateReviews;
import dev.sluice.app.gate.SchemaCache;
import dev.sluice.app.metrics.DomainMetrics;
import dev.sluice.app.observe.Approvals;
import dev.sluice.app.observe.CreatedJobs;
import dev.sluice.app.observe.LivePolicies;
import dev.sluice.app.observe.Observer;
import dev.sluice.app.observe.Sources;
import dev.sluice.app.release.HeldControllers;
import dev.sluice.app.release.HeldObjects;
import dev.sluice.app.release.LateRollouts;
import dev.sluice.app.release.ListedWorkloads;
import dev.sluice.app.report.EventWriter;
import dev.sluice.app.report.PodEnd;
import dev.sluice.app.report.Reporter;
import dev.sluice.app.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything wired together, by hand. */
public final class SluiceOperator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SluiceOperator.class);

  private final Operator operator;
  private final Watches watches;
  private final DomainMetrics metrics;
  private final EventWriter events;
  private final OwnLease lease;
  private final HeldObjects held;
  private final LateRollouts rollouts;
  private final ListedWorkloads listed;
  private final Map<String, Review> gate;
  private volatile boolean closing;
  private volatile boolean leading;

  public SluiceOperator(
      Settings settings, KubernetesClient client, SchemaCache schemas, Clock clock) {
    this.metrics = new DomainMetrics();
    this.leading = !settings.leaderElection();
    this.events = new EventWriter(client, settings.identity(), metrics);
    this.lease = new OwnLease(client, settings);
    this.watches = new Watches();
    this.held = new HeldObjects(watches::heldChanged);
    schemas.onChange(held::wake);
    this.operator = new Operator(overrider -> configure(overrider, settings, client));
    var sources = new Sources(client, watches::resourceVersion);
    var created = new CreatedJobs();
    var imageVolumes = ImageVolumeSupport.of(settings, client);
    var reconciler =
        new SchemaMigrationReconciler(
            watches,
            new Observer(client, sources, created, Approvals.of(client), held::awaiting),
            new LivePolicies(client),
            new StepExecutor(client, sources, created, settings, imageVolumes),
            new Reporter(client, events, metrics, settings.jobExpiry()),
            new PodEnd(client),
            metrics,
            clock);
    operator.register(reconciler, overrider -> configure(overrider, settings));
    var controllers =
        new HeldControllers(
            client,
            held,
            schemas,
            events,
            metrics.gate(),
            clock,
            settings.namespaces(),
            patience());
    controllers.register(operator);
    this.listed = new ListedWorkloads(client, schemas, events, clock, () -> leading);
    schemas.onChange(listed::changed);
    this.gate = GateReviews.of(schemas, client, events, metrics.gate(), clock);
    this.rollouts =
        new LateRollouts(
            client,
            controllers,
            () -> new Operator(overrider -> apart(overrider, settings, client)),
            () -> leading);
  }

  /**
   * A leader that lost its Lease must not act on: the process ends at once and Kubernetes starts it
   * again. While closing, the Lease is given back in good order.
   */
  private void leadershipEnded() {
    if (!closing) {
      LOG.error("lost the Lease; ending, so that only one replica acts");
      Runtime.getRuntime().halt(1);
    }
  }

  private void configure(
      ConfigurationServiceOverrider overrider, Settings settings, KubernetesClient client) {
    basics(overrider, settings, client);
    if (settings.leaderElection()) {
      overrider.withLeaderElectionConfiguration(
          LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(settings.leaseName())
              .withLeaseNamespace(settings.ownNamespace())
              .withIdentity(settings.identity())
              .withExitOnStopLeading(false)
              .withLeaderCallbacks(
                  new LeaderCallbacks(() -> leading = true, this::leadershipEnded, _ -> {}))
              .build());
    }
  }

  /** Losing what it watches ends no more than itself: by default the process would end. */
  private static void apart(
      ConfigurationServiceOverrider overrider, Settings settings, KubernetesClient client) {
    basics(overrider, settings, client);
    overrider.withInformerStoppedHandler((_, e) -> {
      if (e != null) {
        LOG.warn("Argo Rollouts are not watched any more: {}", e.toString());
      }
    });
  }

  private static void basics(
      ConfigurationServiceOverrider overrider, Settings settings, KubernetesClient client) {
    overrider
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .checkingCRDAndValidateLocalModel(false)
        .withConcurrentReconciliationThreads(settings.concurrency())
        .withCloneSecondaryResourcesWhenGettingFromCache(false)
        .withResourceCloner(new ShallowCloner(client))
        .withUseSSAToPatchPrimaryResource(false)
        .withReconciliationTerminationTimeout(Duration.ofSeconds(10));
  }

  private static GenericRetry patience() {
    return new GenericRetry()
        .setInitialInterval(500)
        .setIntervalMultiplier(2)
        .setMaxInterval(30_000)
        .setMaxAttempts(-1);
  }

  private static void configure(
      ControllerConfigurationOverrider<SchemaMigration> overrider, Settings settings) {
    overrider
        .withName("schemamigrations")
        .withGenerationAware(false)
        .withInformerListLimit(Watches.PAGE)
        .withItemStore(new TransformingItemStore<>(Slim::migration))
        .withOnUpdateFilter(SluiceOperator::concernsUs)
        .withRetry(patience());
    if (settings.namespaces().isEmpty()) {
      overrider.watchingAllNamespaces();
    } else {
      overrider.settingNamespaces(settings.namespaces());
    }
  }

  /** Spec, annotations, or labels, by which policies select: our writes of status wake nobody. */
  private static boolean concernsUs(SchemaMigration now, SchemaMigration before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !Objects.equals(now.getMetadata().getUid(), before.getMetadata().getUid())
        || !Objects.equals(now.getMetadata().getLabels(), before.getMetadata().getLabels())
        || !Objects.equals(
            now.getMetadata().getAnnotations(), before.getMetadata().getAnnotations());
  }

  /** What the gate answers at admission, by path; each replica does. */
  public Map<String, Review> gate() {
    return gate;
  }

  public void start() {
    operator.start();
    rollouts.start();
  }

  public boolean ready() {
    return operator.getRuntimeInfo().isStarted()
        && operator.getRuntimeInfo().allEventSourcesAreHealthy();
  }

  /**
   * Gauges of resources are the leader's to tell: added up over replicas they would be too many.
   */
  public String scrape() {
    return metrics.scrape(
        () -> leading ? watches.resources() : Stream.empty(),
        () -> leading ? held.counts() : Map.of());
  }

  @Override
  public void close() {
    closing = true;
    listed.close();
    rollouts.close();
    operator.stop();
    lease.giveBack();
    events.close();
  }
}
