package dev.sluice.app.command;

import dev.sluice.app.admission.AdmissionServer;
import dev.sluice.app.admission.Stamp;
import dev.sluice.app.gate.SchemaCache;
import dev.sluice.app.http.OperatorHttp;
import dev.sluice.app.logging.Logs;
import dev.sluice.app.operator.ApiServer;
import dev.sluice.app.operator.SluiceOperator;
import dev.sluice.app.settings.Settings;
import dev.sluice.core.Durations;
import dev.sluice.core.Json;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice operator}. */
@Command(
    name = "operator",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Watches SchemaMigration resources and runs their migrations as Jobs.",
      "Runs in a cluster, or on a laptop with a kubeconfig. Needs no access to any database."
    })
public final class OperatorCommand implements Callable<Integer> {
  private static final String DEFAULT_RESOURCES =
      "{\"requests\":{\"cpu\":\"50m\",\"memory\":\"96Mi\"},\"limits\":{\"memory\":\"256Mi\"}}";

  @Option(
      names = "--namespaces",
      split = ",",
      paramLabel = "NAMESPACE",
      description = "Namespaces to watch, comma-separated. Default: all.")
  private Set<String> namespaces = Set.of();

  @Option(
      names = "--image",
      required = true,
      defaultValue = "${env:SLUICE_IMAGE}",
      description = "Image that Jobs run: this program's own. Default: $SLUICE_IMAGE.")
  private String image = "";

  @Option(
      names = "--image-pull-policy",
      defaultValue = "IfNotPresent",
      description = "Pull policy of that image. Default: ${DEFAULT-VALUE}.")
  private String imagePullPolicy = "IfNotPresent";

  @Option(
      names = "--image-volumes",
      defaultValue = "auto",
      description =
          "Mount scripts that are in an image as an image volume: ${COMPLETION-CANDIDATES}."
              + " Default: ${DEFAULT-VALUE}, which is from Kubernetes 1.36 on; else they are"
              + " copied.")
  private Settings.ImageVolumes imageVolumes = Settings.ImageVolumes.auto;

  @Option(
      names = "--runner-resources",
      paramLabel = "JSON",
      defaultValue = DEFAULT_RESOURCES,
      description = "Requests and limits of Jobs that name none. Default: ${DEFAULT-VALUE}.")
  private String runnerResources = DEFAULT_RESOURCES;

  @Option(
      names = "--job-ttl",
      paramLabel = "DURATION",
      defaultValue = "24h",
      description =
          "How long a Job and its log stay after its outcome is in status. Default:"
              + " ${DEFAULT-VALUE}.")
  private String jobTtl = "24h";

  @Option(
      names = "--leader-election",
      arity = "1",
      defaultValue = "true",
      description = "One of several replicas acts at a time. Default: ${DEFAULT-VALUE}.")
  private boolean leaderElection = true;

  @Option(
      names = "--lease-name",
      paramLabel = "NAME",
      defaultValue = "sluice",
      description = "Name of the leader's Lease. Default: ${DEFAULT-VALUE}.")
  private String leaseName = "sluice";

  @Option(
      names = "--own-namespace",
      defaultValue = "${env:POD_NAMESPACE:-default}",
      description = "Namespace of the leader's Lease. Default: $POD_NAMESPACE.")
  private String ownNamespace = "default";

  @Option(
      names = "--identity",
      defaultValue = "${env:POD_NAME:-sluice}",
      description = "Name of this replica in the Lease and in events. Default: $POD_NAME.")
  private String identity = "sluice";

  @Option(
      names = "--concurrency",
      defaultValue = "16",
      description = "Resources that are looked at in parallel. Default: ${DEFAULT-VALUE}.")
  private int concurrency = 16;

  @Option(
      names = "--health-port",
      defaultValue = "8081",
      description = "Port of /livez and /readyz. Default: ${DEFAULT-VALUE}.")
  private int healthPort = 8081;

  @Option(
      names = "--metrics-port",
      defaultValue = "8080",
      description = "Port of /metrics. Default: ${DEFAULT-VALUE}.")
  private int metricsPort = 8080;

  @Option(
      names = "--admission-service",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "Serve the admission webhook behind this Service, in --own-namespace, and have the"
              + " MutatingWebhookConfiguration of the same name trust it. Default: not served.")
  private String admissionService = "";

  @Option(
      names = "--admission-port",
      defaultValue = "9443",
      description = "Port of the admission webhook, which is HTTPS. Default: ${DEFAULT-VALUE}.")
  private int admissionPort = 9443;

  @Option(
      names = "--admission-certificate",
      paramLabel = "FOLDER",
      description =
          "Serve it with the certificate and the PKCS#8 key in tls.crt and tls.key there, as"
              + " cert-manager writes and renews them; who makes them has the API server trust them,"
              + " too. Default: each replica makes its own.")
  private Optional<Path> admissionCertificate = Optional.empty();

  @Option(
      names = "--log-level",
      defaultValue = "info",
      description = "error, warn, info, debug or trace. Default: ${DEFAULT-VALUE}.")
  private String logLevel = "info";

  @Override
  public Integer call() throws InterruptedException {
    Logs.to(System.out, logLevel);
    var settings = settings();
    // Seconds for a whole request: who sends slowly must not keep others out.
    System.setProperty("sun.net.httpserver.maxReqTime", "2");
    var stopped = new CountDownLatch(1);
    var client = ApiServer.connect();
    var schemas = new SchemaCache(client, namespaces);
    var operator = new SluiceOperator(settings, client, schemas, Clock.systemUTC());
    var admission = admission(client, operator);
    var http =
        new OperatorHttp(
            healthPort,
            metricsPort,
            () -> operator.ready() && (admission.isEmpty() || schemas.isFilled()),
            operator::scrape);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  operator.close();
                  admission.ifPresent(AdmissionServer::close);
                  schemas.close();
                  http.close();
                  client.close();
                  stopped.countDown();
                },
                "shutdown"));
    http.start();
    schemas.start();
    admission.ifPresent(AdmissionServer::start);
    operator.start();
    LoggerFactory.getLogger(OperatorCommand.class)
        .info(
            "started as {}, watching {}, leader election {}, Jobs run {}",
            identity,
            namespaces.isEmpty() ? "all namespaces" : namespaces,
            leaderElection ? "on" : "off",
            image);
    stopped.await();
    return 0;
  }

  private Optional<AdmissionServer> admission(KubernetesClient client, SluiceOperator operator) {
    var clock = Clock.systemUTC();
    var reviews = new HashMap<>(operator.gate());
    reviews.put("/stamp", Stamp::answer);
    return Optional.of(admissionService)
        .filter(name -> !name.isEmpty())
        .map(name -> new AdmissionServer.Address(name, ownNamespace, admissionPort))
        .map(address ->
            admissionCertificate
                .map(folder -> AdmissionServer.withKeyIn(folder, admissionPort, reviews))
                .orElseGet(() -> AdmissionServer.withOwnKeys(address, client, clock, reviews)));
  }

  private Settings settings() {
    return new Settings(
        namespaces,
        image,
        imagePullPolicy,
        imageVolumes,
        resources(),
        Durations.parse(jobTtl),
        leaderElection,
        leaseName,
        ownNamespace,
        identity,
        concurrency);
  }

  private ResourceRequirements resources() {
    return Json.read(runnerResources, ResourceRequirements.class)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--runner-resources is not a container's resources as JSON: "
                    + runnerResources
                    + ". Write it like "
                    + DEFAULT_RESOURCES));
  }
}
