package dev.sluice.engine.command;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.plan.ScriptName;
import dev.sluice.core.plan.ScriptSet;
import dev.sluice.core.plan.ScriptSetReader;
import dev.sluice.core.plan.ScriptSyntax;
import dev.sluice.core.plan.Version;
import dev.sluice.core.risk.AppliedScripts;
import dev.sluice.core.sql.Diagnostic.Kind;
import dev.sluice.core.sql.ParsedScript;
import dev.sluice.engine.source.SourceFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a database has after scripts that count as applied. */
record KnownScripts(ScriptSyntax syntax, List<String> schemas) {

  /**
   * Reads them in their order.
   *
   * @param linted a script of which those below its version count, where it has one
   */
  Result<Catalogue> read(Path folder, Path linted) {
    return switch (new SourceFolder(folder).read()) {
      case Result.Refused<List<ScriptFile>>(Failure failure) -> Result.refused(failure);
      case Result.Ok<List<ScriptFile>>(List<ScriptFile> files) ->
          switch (ScriptSetReader.read(files)) {
            case Result.Refused<ScriptSet>(Failure failure) -> Result.refused(failure);
            case Result.Ok<ScriptSet>(ScriptSet set) -> Result.ok(after(set, linted));
          };
    };
  }

  private static Optional<Version> version(Path linted) {
    return ScriptName.parse(String.valueOf(linted.getFileName()))
        .flatMap(name -> Optional.ofNullable(name.version()));
  }

  private void apply(Script script, AppliedScripts applied) {
    applied.startScript();
    ParsedScript parsed = syntax.parse(script, (statement, tree) -> applied.apply(tree));
    if (parsed.diagnostics().stream().anyMatch(one -> one.kind() == Kind.SYNTAX_ERROR)) {
      applied.notUnderstood();
    }
  }

  private Catalogue after(ScriptSet set, Path linted) {
    Optional<Version> below = version(linted);
    AppliedScripts applied = new AppliedScripts(schemas);
    for (Script script : set.versioned()) {
      Version version = script.version();
      if (version != null && below.filter(from -> version.compareTo(from) >= 0).isEmpty()) {
        apply(script, applied);
      }
    }
    set.repeatable().stream()
        .filter(script -> !linted.endsWith(script.file())) // what it was before is not known
        .forEach(script -> apply(script, applied));
    return applied.catalogue();
  }
}
