package dev.sluice.app.plugin;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.core.Digest;
import dev.sluice.core.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A cluster with shop/orders in it, whose plan waits for approval, and ann at the keyboard. */
final class GivenCluster implements AutoCloseable {
  static final String HASH = "sha256:" + "9f2c3a1b4d".repeat(6) + "abcd";
  static final String ANOTHER = "sha256:" + "0123456789".repeat(6) + "abcd";
  static final String ORDERS = "/apis/sluice.dev/v1alpha1/namespaces/shop/schemamigrations/orders";
  static final String APPROVALS = "/apis/sluice.dev/v1alpha1/namespaces/shop/migrationapprovals";
  private static final String CONFIG_MAPS = "/api/v1/namespaces/shop/configmaps";
  private static final String REVIEW = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final String ACCESS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final String SQL = "drop table orders;\n";

  final FakeApiServer server = new FakeApiServer();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Path folder;

  @Command(name = "sluice")
  private static final class Main {}

  GivenCluster(Path folder) {
    this.folder = folder;
    server
        .answer(
            "POST",
            REVIEW,
            201,
            "{\"status\":{\"userInfo\":{\"username\":\"ann\",\"groups\":[\"dba\",\"all\"]}}}")
        .answer("PATCH", ORDERS, 200, migration(HASH, 1, Map.of()));
    frozen(SQL);
  }

  GivenCluster mayApprove(boolean may) {
    server.answer("POST", ACCESS, 201, "{\"status\":{\"allowed\":" + may + "}}");
    return this;
  }

  GivenCluster orders(String... bodies) {
    List.of(bodies).forEach(body -> server.answer("GET", ORDERS, 200, body));
    return this;
  }

  static String migration(String hash, int required, Map<String, String> annotations) {
    return migration(hash, required, annotations, List.of());
  }

  static String decided(Map<String, String> annotations, ApprovalStatus... decisions) {
    return migration(HASH, 1, annotations, List.of(decisions));
  }

  private static String migration(
      String hash, int required, Map<String, String> annotations, List<ApprovalStatus> decisions) {
    return """
    {"apiVersion":"sluice.dev/v1alpha1","kind":"SchemaMigration",
     "metadata":{"name":"orders","namespace":"shop","uid":"u1","generation":4,"annotations":%s},
     "spec":{"database":{"url":"jdbc:postgresql://db:5432/orders?ssl=true",
       "credentials":{"secretName":"s"}},"source":{"configMaps":["a"]}},
     "status":{"observedGeneration":4,"phase":"AwaitingApproval","pendingCount":1,
       "conditions":[],"applied":{"version":"1","count":1,"at":"2026-11-25T19:00:00Z",
         "historyDigest":"d","systemIdentifier":"1","serverVersion":"17","url":"u"},
       "policy":{"when":"OnRisk","required":%d,"from":{"when":"production"}},
       "plan":{"hash":"%s","configMap":"orders-plan","count":1,"key":"k1","attempt":1,
         "risk":"High","at":"2026-11-25T19:43:00Z",
         "pending":[{"version":"2","description":"d","script":"V2__d.sql",
           "transactional":true,"undo":false,"risk":"High"}]},"approvals":%s}}
    """
        .formatted(Json.write(annotations), required, hash, Json.write(decisions));
  }

  /** The script as it is mounted; its digest in the plan is that of the real one. */
  GivenCluster frozen(String sql) {
    var plan =
        Map.of(
            "hash",
            HASH,
            "risk",
            "High",
            "pending",
            List.of(
                Map.of(
                    "name",
                    "V2__d.sql",
                    "version",
                    "2",
                    "sha256",
                    Digest.of(SQL.getBytes(StandardCharsets.UTF_8)),
                    "transactional",
                    true,
                    "risk",
                    "High")),
            "notRun",
            Map.of("leftOut", List.of("V1__demo.sql"), "ignored", List.of("README.md"), "more", 0),
            "findings",
            List.of(
                Map.of(
                    "rule",
                    "drop-table",
                    "risk",
                    "High",
                    "script",
                    "V2__d.sql",
                    "line",
                    1,
                    "statement",
                    "drop table orders",
                    "why",
                    "Its rows are gone.")));
    var maps =
        List.of(
            map("orders-plan", "u1", Map.of("plan.json", Json.write(plan))),
            map(
                "orders-k1-in",
                "u1",
                Map.of(
                    "V2__d.sql", sql, ".request.json", "{\"placeholders\":{\"tenant\":\"acme\"}}")),
            map("intruder", "another", Map.of("V2__d.sql", "select 'harmless';")));
    server.answer("GET", CONFIG_MAPS, 200, Json.write(Map.of("items", maps)));
    return this;
  }

  private static Map<String, Object> map(String name, String owner, Map<String, String> data) {
    var reference =
        Map.of("apiVersion", "v1", "kind", "k", "name", "n", "uid", owner, "controller", true);
    return Map.of(
        "metadata", Map.of("name", name, "ownerReferences", List.of(reference)), "data", data);
  }

  /** As it is typed; what was printed is in {@link #printed()}. */
  int run(Terminal terminal, String... arguments) throws IOException {
    var clock = InstantSource.fixed(Instant.parse("2026-11-25T19:48:00Z"));
    var shell =
        new Shell(
            "kubectl sluice", clock, new PrintStream(out, true, StandardCharsets.UTF_8), terminal);
    var main = new CommandLine(new Main());
    PluginCommands.of(shell).forEach((_, command) -> main.addSubcommand(command.get()));
    main.setExecutionExceptionHandler((e, _, _) -> {
      throw e;
    });
    var whole = new java.util.ArrayList<>(List.of(arguments));
    whole.add("--kubeconfig=" + server.kubeconfig(folder));
    return main.execute(whole.toArray(String[]::new));
  }

  String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
