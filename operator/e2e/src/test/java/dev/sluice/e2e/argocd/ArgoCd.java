package dev.sluice.e2e.argocd;

import dev.sluice.e2e.harness.Command;
import dev.sluice.e2e.harness.Scenario;
import dev.sluice.e2e.harness.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real Argo CD: its parts as processes of this machine. */
final class ArgoCd implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private static Optional<ArgoCd> running = Optional.empty();
  private static int users;

  private final TestCluster cluster;
  private final Path folder;
  private final Installation installation;
  private final List<Part> parts = new ArrayList<>();
  private final int redis = Part.freePort();
  private final int repoServer = Part.freePort();
  private final int server = Part.freePort();

  private ArgoCd(TestCluster cluster, Path folder) {
    this.cluster = cluster;
    this.folder = folder;
    installation = new Installation(cluster, folder);
  }

  /** The one that runs, started for the first who needs it: two in one cluster would quarrel. */
  static synchronized ArgoCd join(TestCluster cluster) {
    if (users == 0) {
      running = Optional.of(start(cluster));
    }
    users++;
    return running.orElseThrow();
  }

  private static ArgoCd start(TestCluster cluster) {
    try {
      var target = Files.createDirectories(Path.of("target", "argocd").toAbsolutePath());
      var argo = new ArgoCd(cluster, Files.createTempDirectory(target, "run"));
      try {
        argo.installation.apply();
        argo.startParts();
        return argo;
      } catch (RuntimeException | AssertionError e) {
        argo.stop();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startParts() throws IOException {
    startRedis();
    startRepoServer();
    startController();
    startServer();
    parts.forEach(Part::awaitListening);
  }

  private void startRedis() {
    var words =
        "redis-server --bind %s --port %d --appendonly no --save".formatted(LOOPBACK, redis);
    var list = new ArrayList<>(List.of(words.split(" ")));
    list.add("");
    parts.add(Part.start("redis", folder, Map.of(), redis, list).awaitListening());
  }

  private void startRepoServer() throws IOException {
    start(
        "argocd-repo-server",
        repoServer,
        "--address=" + LOOPBACK,
        "--port=" + repoServer,
        "--metrics-address=" + LOOPBACK,
        "--metrics-port=" + Part.freePort(),
        "--disable-tls");
  }

  private void startController() throws IOException {
    var metrics = Part.freePort();
    start(
        "argocd-application-controller",
        metrics,
        "--namespace=" + Installation.NAMESPACE,
        "--repo-server=" + LOOPBACK + ":" + repoServer,
        "--repo-server-plaintext",
        "--metrics-port=" + metrics);
  }

  private void startServer() throws IOException {
    start(
        "argocd-server",
        server,
        "--namespace=" + Installation.NAMESPACE,
        "--address=" + LOOPBACK,
        "--port=" + server,
        "--metrics-address=" + LOOPBACK,
        "--metrics-port=" + Part.freePort(),
        "--insecure",
        "--disable-auth",
        "--repo-server=" + LOOPBACK + ":" + repoServer,
        "--repo-server-plaintext",
        "--staticassets=" + Files.createDirectories(folder.resolve("static")));
  }

  private void start(String name, int port, String... options) throws IOException {
    var words = new ArrayList<String>();
    words.add(cluster.argocd().resolve(name).toString());
    words.add("--redis=" + LOOPBACK + ":" + redis);
    words.addAll(List.of(options));
    parts.add(Part.start(name, folder, environment(name), port, words));
  }

  private Map<String, String> environment(String name) throws IOException {
    var environment = new HashMap<String, String>();
    environment.put("KUBECONFIG", installation.kubeconfig(name).toString());
    environment.put("PATH", cluster.argocd() + ":" + System.getenv("PATH"));
    environment.put("ARGOCD_FAKE_IN_CLUSTER", "true");
    environment.put("ARGOCD_GPG_ENABLED", "false");
    for (var place :
        List.of("TLS_DATA_PATH", "SSH_DATA_PATH", "GPG_DATA_PATH", "PLUGINSOCKFILEPATH")) {
      environment.put("ARGOCD_" + place, Files.createDirectories(folder.resolve(place)).toString());
    }
    Files.writeString(folder.resolve("SSH_DATA_PATH").resolve("ssh_known_hosts"), "");
    environment.put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
    return environment;
  }

  /** An Application of the scenario's own, of the example in docs/examples/argocd. */
  Application application(Scenario scenario, Apply apply) {
    return application(scenario, apply, "");
  }

  /**
   * @param spec what its migration says besides, YAML in one line
   */
  Application application(Scenario scenario, Apply apply, String spec) {
    var own = folder.resolve(scenario.namespace());
    return Application.create(scenario, apply, own, new Api(server), spec);
  }

  /** It ends when the last who joined has left. */
  @Override
  public void close() {
    leave(this);
  }

  private static synchronized void leave(ArgoCd argo) {
    users--;
    if (users == 0) {
      argo.stop();
    }
  }

  private void stop() {
    parts.reversed().forEach(Part::close);
    Command.run(
        List.of("find", folder.toString(), "-mindepth", "1", "!", "-name", "*.log", "-delete"));
  }
}
