package dev.sluice.e2e.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Makes the AOT cache: {@code Training JVM-FOLDER WORK-FOLDER}. */
public final class Training {
  private static final int HEALTH = 18081;
  private static final int METRICS = 18080;
  private static final int ADMISSION = 19443;
  private static final String REPORT = "termination";

  private final Path jvm;
  private final Path work;

  private Training(Path jvm, Path work) {
    this.jvm = jvm;
    this.work = work;
  }

  /** Ends by itself whatever happens: threads of the pretended servers would keep it alive. */
  static void main(String[] arguments) {
    try {
      new Training(Path.of(arguments[0]), Path.of(arguments[1])).run();
      System.exit(0);
    } catch (IOException | InterruptedException | RuntimeException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    try (var database = new Database();
        var cluster = new PretendedCluster(database.url())) {
      var trainee = Trainee.start(jvm, environment(cluster));
      try {
        trainee.does(operatorArguments());
        var job = cluster.awaitJob();
        trainee.does(runnerArguments(cluster));
        cluster.finish(job, report());
        cluster.awaitReport();
        cluster.holdAndPublish();
        Webhook.ask(ADMISSION, cluster.webhook());
        get(HEALTH, "/readyz");
        get(HEALTH, "/livez");
        get(METRICS, "/metrics");
      } catch (RuntimeException e) {
        throw new IllegalStateException(trainee.said(), e);
      }
      trainee.ends();
    }
  }

  private Map<String, String> environment(PretendedCluster cluster) throws IOException {
    return Map.of(
        "KUBECONFIG",
        Files.writeString(work.resolve("kubeconfig"), cluster.kubeconfig()).toString(),
        "SLUICE_USERNAME",
        Database.USER,
        "SLUICE_PASSWORD_FILE",
        Files.writeString(work.resolve("password"), Database.PASSWORD).toString(),
        "SLUICE_TERMINATION_LOG",
        work.resolve(REPORT).toString());
  }

  private static List<String> operatorArguments() {
    return List.of(
        "operator",
        "--image=sluice",
        "--image-volumes=never",
        "--leader-election=false",
        "--own-namespace=default",
        "--admission-service=" + PretendedCluster.WEBHOOK,
        "--admission-port=" + ADMISSION,
        "--health-port=" + HEALTH,
        "--metrics-port=" + METRICS);
  }

  /** The same work as the Job's: its frozen inputs, as files. */
  private List<String> runnerArguments(PretendedCluster cluster) throws IOException {
    var source = Files.createDirectories(work.resolve("source"));
    for (var file : cluster.frozenInputs().entrySet()) {
      Files.writeString(source.resolve(file.getKey()), file.getValue());
    }
    var request = work.resolve("request.json");
    Files.move(source.resolve(".request.json"), request);
    return List.of("apply", "--request=" + request, "--source=" + source, "--attempt=1");
  }

  private String report() {
    var file = work.resolve(REPORT);
    Awaitility.await("report of the runner")
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .until(() -> Files.exists(file) && Files.readString(file).endsWith("}"));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void get(int port, String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + port + path);
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(uri + " answered " + answer.statusCode());
      }
    }
  }

  static final long PATIENCE_SECONDS = TimeUnit.MINUTES.toSeconds(3);
}
