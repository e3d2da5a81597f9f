package dev.sluice.engine.it;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.plan.ScriptSetReader;
import dev.sluice.core.plan.Target;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.run.Approval;
import dev.sluice.core.run.Report;
import dev.sluice.core.run.Report.Command;
import dev.sluice.core.run.Run;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.run.RunRequest.Check;
import dev.sluice.core.sql.Grammar;
import dev.sluice.core.sql.Placeholders;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.grammar.PostgresGrammar;
import dev.sluice.engine.postgres.Endpoint;
import dev.sluice.engine.postgres.StopSignal;
import dev.sluice.engine.run.Events;
import dev.sluice.engine.run.Runner;
import dev.sluice.engine.source.SourceFolder;
import dev.sluice.engine.sql.PostgresSyntax;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run in this process, with defaults that a test changes where it matters. */
final class TestRun {
  static final Grammar GRAMMAR = new PostgresGrammar();

  private final String url;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final StopSignal stop = new StopSignal(InstantSource.system());
  private final List<Check> before = new ArrayList<>();
  private final List<Check> after = new ArrayList<>();
  private Map<String, String> placeholders = Map.of();
  private List<String> schemas = List.of("public");
  private String user = "postgres";
  private String password = "";
  private String uid = "uid-1";
  private String target = "latest";
  private int attempt = 1;
  private String runner = "test";
  private Duration lockTimeout = Duration.ofSeconds(2);
  private Duration deadline = Duration.ofSeconds(60);
  private int retryAttempts = 5;
  private Duration retryWithin = Duration.ofSeconds(20);
  private String expectedSystem;
  private Risk stopAtRisk;
  private Plan approved;
  private List<Approval> approvals = List.of();
  private Events events = step -> {};
  private SourceFolder source;

  private TestRun(String url) {
    this.url = url;
  }

  static TestRun on(TestDatabase database) {
    return new TestRun(database.url());
  }

  static TestRun at(String url) {
    return new TestRun(url);
  }

  TestRun script(String name, String sql) {
    files.put(name, sql);
    return this;
  }

  TestRun folder(Path folder) {
    source = new SourceFolder(folder);
    return this;
  }

  TestRun scripts(Map<String, String> scripts) {
    files.putAll(scripts);
    return this;
  }

  TestRun placeholders(Map<String, String> values) {
    placeholders = values;
    return this;
  }

  TestRun schemas(String... names) {
    schemas = List.of(names);
    return this;
  }

  TestRun user(String name, String secret) {
    user = name;
    password = secret;
    return this;
  }

  TestRun uid(String value) {
    uid = value;
    return this;
  }

  TestRun runner(String value) {
    runner = value;
    return this;
  }

  TestRun target(String value) {
    target = value;
    return this;
  }

  TestRun attempt(int value) {
    attempt = value;
    return this;
  }

  TestRun lockTimeout(Duration value) {
    lockTimeout = value;
    return this;
  }

  TestRun deadline(Duration value) {
    deadline = value;
    return this;
  }

  TestRun retries(int attempts, Duration within) {
    retryAttempts = attempts;
    retryWithin = within;
    return this;
  }

  TestRun checkBefore(String name, String sql, String expect) {
    before.add(new Check(name, sql, expect));
    return this;
  }

  TestRun checkAfter(String name, String sql, String expect) {
    after.add(new Check(name, sql, expect));
    return this;
  }

  TestRun expectedSystem(String identifier) {
    expectedSystem = identifier;
    return this;
  }

  TestRun stopAtRisk(Risk risk) {
    stopAtRisk = risk;
    return this;
  }

  TestRun approvedBy(String user) {
    approvals = List.of(new Approval(user, "2026-01-01T00:00:00Z", "annotation"));
    return this;
  }

  TestRun approved(Plan plan) {
    approved = plan;
    return this;
  }

  TestRun events(Events listener) {
    events = listener;
    return this;
  }

  /** As SIGTERM does. */
  void stop() {
    stop.request();
  }

  Report apply() {
    return run(Command.APPLY);
  }

  Report plan() {
    return run(Command.PLAN);
  }

  private Report run(Command command) {
    RunRequest request =
        new RunRequest(
            uid,
            "shop/orders",
            new Target(url, schemas),
            target,
            placeholders,
            lockTimeout,
            deadline,
            retryAttempts,
            retryWithin,
            before,
            after,
            expectedSystem,
            stopAtRisk,
            true);
    Placeholders values =
        Placeholders.of(placeholders, schemas.getFirst(), user, HistoryTable.NAME);
    Run run =
        new Run(
            request,
            command,
            attempt,
            set(),
            new PostgresSyntax(values, true, GRAMMAR),
            GRAMMAR,
            approved,
            approvals,
            System.nanoTime());
    Endpoint endpoint = new Endpoint(url, user, password, "sluice:" + uid + ":" + attempt);
    return new Runner(endpoint, InstantSource.system(), stop, events, runner).run(run);
  }

  private ScriptSet set() {
    List<ScriptFile> list = new ArrayList<>(found());
    files.forEach(
        (name, sql) -> list.add(new ScriptFile(name, sql.getBytes(StandardCharsets.UTF_8))));
    return switch (ScriptSetReader.read(list)) {
      case Result.Ok<ScriptSet>(ScriptSet set) -> set;
      case Result.Refused<ScriptSet>(Failure failure) ->
          throw new IllegalArgumentException(failure.message());
    };
  }

  private List<ScriptFile> found() {
    return source == null
        ? List.of()
        : switch (source.read()) {
          case Result.Ok<List<ScriptFile>>(List<ScriptFile> read) -> read;
          case Result.Refused<List<ScriptFile>>(Failure failure) ->
              throw new IllegalArgumentException(failure.message());
        };
  }
}
