package dev.sluice.engine.command;

import dev.sluice.api.v1alpha1.DatabaseUrl;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.plan.ScriptSetReader;
import dev.sluice.core.run.Approval;
import dev.sluice.core.run.Report;
import dev.sluice.core.run.Run;
import dev.sluice.core.run.RunRequest;
import dev.sluice.core.sql.Placeholders;
import dev.sluice.engine.command.CredentialReader.Credentials;
import dev.sluice.engine.flyway.HistoryTable;
import dev.sluice.engine.grammar.PostgresGrammar;
import dev.sluice.engine.output.Console;
import dev.sluice.engine.output.TerminationMessage;
import dev.sluice.engine.postgres.Endpoint;
import dev.sluice.engine.postgres.StopSignal;
import dev.sluice.engine.run.Runner;
import dev.sluice.engine.source.SourceFolder;
import dev.sluice.engine.sql.PostgresSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a request to its report, whatever happens on the way. */
final class RunLauncher {
  private static final int SUCCEEDED = 0;
  private static final int FAILED = 1;
  private static final int COULD_NOT = 2;
  private static final Set<Reason> NEVER_CAME_TO_IT =
      EnumSet.of(
          Reason.SourceMissing,
          Reason.DatabaseUnreachable,
          Reason.AuthenticationFailed,
          Reason.TlsFailed,
          Reason.OutOfMemory,
          Reason.InternalError);

  private final InstantSource clock;
  private final Map<String, String> environment;
  private final Console console;

  RunLauncher(InstantSource clock, Map<String, String> environment, Console console) {
    this.clock = clock;
    this.environment = environment;
    this.console = console;
  }

  /**
   * Runs to the end and reports.
   *
   * @return the exit code
   */
  int launch(
      Report.Command command,
      RunOptions options,
      RunRequest request,
      @Nullable Plan approved,
      List<Approval> approvals) {
    StopSignal stop = new StopSignal(clock);
    Termination termination = Termination.stopping(stop);
    Report report = report(command, options, request, approved, approvals, stop);
    console.report(report);
    writeTerminationMessage(report);
    return termination.finish(exitCode(report));
  }

  /**
   * Reports why nothing runs.
   *
   * @return the exit code
   */
  int refuse(Report.Command command, Failure failure) {
    Report report = failed(command, failure);
    console.report(report);
    writeTerminationMessage(report);
    return exitCode(report);
  }

  /** Only looks. */
  Report plan(RunOptions options, RunRequest request) {
    return report(Report.Command.PLAN, options, request, null, List.of(), new StopSignal(clock));
  }

  private Report report(
      Report.Command command,
      RunOptions options,
      RunRequest request,
      @Nullable Plan approved,
      List<Approval> approvals,
      StopSignal stop) {
    try {
      Optional<String> problem = DatabaseUrl.problem(request.target().url());
      if (problem.isPresent()) {
        return failed(
            command,
            Failure.of(
                Reason.DatabaseUnreachable, "spec.database." + problem.get() + ". Correct it."));
      }
      return switch (scripts(options)) {
        case Result.Refused<ScriptSet>(Failure failure) -> failed(command, failure);
        case Result.Ok<ScriptSet>(ScriptSet scripts) ->
            switch (new CredentialReader(options.database, environment).read()) {
              case Result.Refused<Credentials>(Failure failure) -> failed(command, failure);
              case Result.Ok<Credentials>(Credentials credentials) ->
                  run(command, options, request, approved, approvals, scripts, credentials, stop);
            };
      };
    } catch (RuntimeException | Error e) {
      StackTraceElement[] trace = e.getStackTrace();
      tellDefect(e.getClass(), trace);
      if (HeapFull.caused(e)) {
        return failed(command, HeapFull.failure(Runtime.getRuntime().maxMemory()));
      }
      return failed(
          command,
          Failure.of(
              Reason.InternalError,
              "A defect in Sluice: "
                  + e.getClass().getSimpleName()
                  + (trace.length == 0 ? "" : " at " + trace[0])
                  + ". Please report it; what ran was rolled back or is in the ledger."));
    }
  }

  /** Where it was, for a report; without the message, which may hold anything. */
  private static void tellDefect(Class<?> defect, StackTraceElement[] trace) {
    System.err.println("sluice: " + defect.getName());
    for (StackTraceElement frame : trace) {
      System.err.println("  at " + frame);
    }
  }

  private static Result<ScriptSet> scripts(RunOptions options) {
    return switch (new SourceFolder(options.source).read()) {
      case Result.Refused<List<ScriptFile>>(Failure failure) -> Result.refused(failure);
      case Result.Ok<List<ScriptFile>>(List<ScriptFile> files) ->
          Frozen.refusal(options, files)
              .<Result<ScriptSet>>map(Result::refused)
              .orElseGet(() -> ScriptSetReader.read(files));
    };
  }

  private Report run(
      Report.Command command,
      RunOptions options,
      RunRequest request,
      @Nullable Plan approved,
      List<Approval> approvals,
      ScriptSet scripts,
      Credentials credentials,
      StopSignal stop) {
    Placeholders placeholders =
        Placeholders.of(
            request.placeholders(),
            request.target().schemas().getFirst(),
            credentials.user(),
            HistoryTable.NAME);
    PostgresGrammar grammar = new PostgresGrammar();
    grammar.warmUp();
    Endpoint endpoint =
        new Endpoint(
            request.target().url(),
            credentials.user(),
            credentials.password(),
            "sluice:" + request.uid() + ":" + options.attempt);
    String runner = Objects.requireNonNullElse(environment.get("HOSTNAME"), "unnamed host");
    Run run =
        new Run(
            request,
            command,
            options.attempt,
            scripts,
            new PostgresSyntax(placeholders, request.placeholderReplacement(), grammar),
            grammar,
            approved,
            approvals,
            System.nanoTime());
    return new Runner(endpoint, clock, stop, console, runner).run(run);
  }

  private static Report failed(Report.Command command, Failure failure) {
    return new Report(
        command, Report.Outcome.FAILED, failure, null, null, null, List.of(), 0, 0, false);
  }

  private static int exitCode(Report report) {
    Failure failure = report.failure();
    if (failure == null) {
      return SUCCEEDED;
    }
    return report.plan() == null ? exitCode(failure) : FAILED;
  }

  /** Of what ended before there was a plan. */
  static int exitCode(Failure failure) {
    return NEVER_CAME_TO_IT.contains(failure.reason()) ? COULD_NOT : FAILED;
  }

  private void writeTerminationMessage(Report report) {
    String file = environment.get("SLUICE_TERMINATION_LOG");
    if (file == null || file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(Path.of(file), TerminationMessage.of(report));
    } catch (IOException e) {
      console.step("the termination message could not be written to " + file);
    }
  }
}
