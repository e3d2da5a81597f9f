package dev.sluice.app.plugin.view;

import dev.sluice.api.v1alpha1.ApprovalStatus;
import dev.sluice.api.v1alpha1.ApprovalStatus.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A plan with something of everything. */
final class GivenPlan {
  static final Instant NOW = Instant.parse("2026-11-25T19:48:00Z");
  static final String HASH = "sha256:9f2c3a1b4d" + "0123456789".repeat(5) + "abcd";
  static final Address ADDRESS = new Address("kubectl sluice", "shop", "orders");
  static final String SQL =
      """
      -- Orders know who placed them.
      alter table orders add column placed_by bigint references users (id);
      create index orders_placed_by on orders (placed_by);
      comment on column orders.placed_by is 'the user of tenant ${tenant} who placed the order, or null when it was imported from the shop before it was ours';
      """;

  private GivenPlan() {}

  static Page page(int width) {
    return new Page(width, new Paint(false), NOW);
  }

  static PlanView waiting() {
    return view(
        "AwaitingApproval", scripts(), approval(List.of(), new You("ann@example.com", null)));
  }

  static PlanView view(String phase, List<ScriptView> scripts, ApprovalView approval) {
    return phase.equals("Ready")
        ? view(
            phase,
            "UpToDate",
            "The database is at version 20260101.3; nothing is pending.",
            scripts,
            approval)
        : view(phase, "ApprovalRequired", "", scripts, approval);
  }

  static PlanView view(
      String phase,
      String reason,
      String message,
      List<ScriptView> scripts,
      ApprovalView approval) {
    return new PlanView(
        "shop",
        "orders",
        phase,
        reason,
        message,
        "orders at orders-db.shop:5432",
        List.of("public"),
        "20260101.3",
        scripts.isEmpty() ? null : "20260105.2",
        "latest",
        scripts.isEmpty() ? null : HASH,
        scripts.isEmpty() ? null : "2026-11-25T19:43:10Z",
        scripts.isEmpty() ? null : "High",
        Map.of("tenant", "acme"),
        scripts,
        approval,
        List.of());
  }

  static ApprovalView approval(List<ApprovalStatus> decisions, @Nullable You you) {
    return new ApprovalView(
        true,
        "the risk is High, and approval is asked for from Medium on (policy production)",
        2,
        List.of("bob@example.com (who last changed the spec)"),
        "24h",
        decisions,
        you,
        List.of("group dba", "user eve@example.com"));
  }

  static ApprovalStatus decision(Decision decision, String by, String at, @Nullable String reason) {
    return new ApprovalStatus(by, List.of(), decision, HASH, at, "annotation", reason, null);
  }

  static List<ScriptView> scripts() {
    return List.of(
        script(1, "V20260105.1__orders_placed_by.sql", "High", SQL, findings()),
        new ScriptView(
            2,
            "V20260105.2__vacuum.sql",
            "20260105.2",
            "Low",
            false,
            null,
            false,
            1,
            "vacuum analyze orders;\n",
            null,
            List.of()),
        new ScriptView(
            0,
            "afterMigrate.sql",
            null,
            "Low",
            false,
            null,
            true,
            1,
            "select 1;\n",
            null,
            List.of()));
  }

  static ScriptView script(
      int order, String name, String risk, @Nullable String sql, List<FindingView> findings) {
    var undo = name.replace('V', 'U');
    return new ScriptView(
        order,
        name,
        "20260105.1",
        risk,
        true,
        undo,
        true,
        1,
        sql,
        sql == null ? "The SQL is in image registry/orders@sha256:ab, folder /migrations." : null,
        findings);
  }

  static List<FindingView> findings() {
    return List.of(
        new FindingView(
            "add-foreign-key-validated",
            "Medium",
            2,
            "alter table orders add column placed_by bigint references",
            "PostgreSQL locks orders and users against writes and reads every row of orders to"
                + " check the key.",
            "add the key NOT VALID, and VALIDATE CONSTRAINT in a script of its own."),
        new FindingView(
            "create-index-blocking",
            "High",
            3,
            "create index orders_placed_by on orders (placed_by)",
            "Nobody can write to orders until the whole index is built.",
            "create index concurrently orders_placed_by on orders (placed_by);"));
  }

  /** So many lines, none of them alike. */
  static String longScript(int lines) {
    return IntStream.rangeClosed(1, lines)
        .mapToObj(line -> "insert into t values (" + line + ");")
        .collect(Collectors.joining("\n"));
  }
}
