package dev.sluice.app.plugin.cluster;

import dev.sluice.api.v1alpha1.PlanStatus;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.app.plugin.view.FindingView;
import dev.sluice.app.plugin.view.ScriptView;
import dev.sluice.core.Digest;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.NotRun;
import dev.sluice.core.plan.Script;
import dev.sluice.core.plan.ScriptFile;
import dev.sluice.core.plan.ScriptName;
import dev.sluice.core.plan.ScriptSetReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The scripts of a plan with their SQL, from what is frozen. */
final class ScriptViews {
  private static final String CHANGED =
      "This script is not the one that was planned: its digest differs. Do not approve; find out"
          + " who wrote to the frozen ConfigMaps.";

  private final SchemaMigration migration;
  private final Frozen frozen;
  private final FrozenPlan plan;

  private ScriptViews(SchemaMigration migration, Frozen frozen, FrozenPlan plan) {
    this.migration = migration;
    this.frozen = frozen;
    this.plan = plan;
  }

  /** In the order in which they run; callbacks, which run around them, come last. */
  static List<ScriptView> of(SchemaMigration migration, PlanStatus status, Frozen frozen) {
    var plan = frozen.plan().orElseGet(() -> known(status));
    var views = new ScriptViews(migration, frozen, plan);
    var scripts = new ArrayList<ScriptView>();
    for (var entry : plan.pending()) {
      scripts.add(views.script(entry, scripts.size() + 1));
    }
    if (!scripts.isEmpty()) {
      scripts.addAll(views.callbacks());
    }
    return scripts;
  }

  /** Without digests, reasons and safer forms, which status has no room for. */
  private static FrozenPlan known(PlanStatus status) {
    var pending =
        status.pending().stream()
            .map(script ->
                new FrozenPlan.Entry(
                    script.script(),
                    script.version(),
                    null,
                    script.transactional(),
                    script.risk() == null ? null : script.risk().name(),
                    script.undo() ? "" : null,
                    0))
            .toList();
    var findings =
        status.findings().stream()
            .map(found ->
                new FrozenPlan.Hazard(
                    found.rule(),
                    found.risk().name(),
                    found.script(),
                    found.line(),
                    found.statement(),
                    null,
                    null))
            .toList();
    return new FrozenPlan(status.hash(), pending, null, findings, NotRun.NONE);
  }

  private ScriptView script(FrozenPlan.Entry entry, int order) {
    var trouble = trouble(entry);
    return new ScriptView(
        order,
        entry.name(),
        entry.version(),
        entry.risk(),
        entry.undoSha256() != null,
        undoScript(entry.undoSha256()),
        entry.transactional(),
        entry.segments(),
        trouble.isPresent() ? null : text(entry.name()),
        trouble.orElse(null),
        findings(entry.name()));
  }

  private Optional<String> trouble(FrozenPlan.Entry entry) {
    var bytes = frozen.files().get(entry.name());
    if (bytes == null) {
      return Optional.of(elsewhere());
    }
    return entry.sha256() == null || entry.sha256().equals(Digest.of(bytes))
        ? Optional.empty()
        : Optional.of(CHANGED);
  }

  private String elsewhere() {
    var image = migration.getSpec().source().image();
    return image == null
        ? "The SQL cannot be shown: the ConfigMap that holds it is gone or may not be read."
        : "The SQL is in image " + image.reference() + ", folder " + image.path() + ".";
  }

  private @Nullable String undoScript(@Nullable String sha256) {
    return sha256 == null
        ? null
        : frozen.files().entrySet().stream()
            .filter(file -> kind(file.getKey()).filter(ScriptName.Kind.UNDO::equals).isPresent())
            .filter(file -> Digest.of(file.getValue()).equals(sha256))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
  }

  private List<ScriptView> callbacks() {
    return new TreeMap<>(frozen.files())
        .entrySet().stream()
            .filter(
                file -> kind(file.getKey()).filter(ScriptName.Kind.CALLBACK::equals).isPresent())
            .filter(file -> !plan.notRun().leftOut().contains(file.getKey()))
            .map(file -> callback(file.getKey()))
            .toList();
  }

  private ScriptView callback(String name) {
    var findings = findings(name);
    var risk = findings.stream().map(FindingView::risk).reduce("Low", ScriptViews::higher);
    return new ScriptView(0, name, null, risk, false, null, true, 1, text(name), null, findings);
  }

  private static String higher(String one, String other) {
    var ascending = List.of("None", "Low", "Medium", "High");
    return ascending.indexOf(one) >= ascending.indexOf(other) ? one : other;
  }

  private List<FindingView> findings(String script) {
    return plan.findings().stream()
        .filter(found -> found.script().equals(script))
        .map(found ->
            new FindingView(
                found.rule(),
                found.risk(),
                found.line(),
                found.statement(),
                found.why(),
                found.safer()))
        .toList();
  }

  private static Optional<ScriptName.Kind> kind(String file) {
    return ScriptName.parse(file).map(ScriptName::kind);
  }

  /** Decoded as the runner decodes it. */
  private String text(String name) {
    var bytes = frozen.files().getOrDefault(name, new byte[0]);
    var settings =
        Optional.ofNullable(frozen.files().get(name + ".conf"))
            .map(found -> new ScriptFile(name + ".conf", found));
    return ScriptSetReader.single(new ScriptFile(name, bytes), settings)
            instanceof Result.Ok<Script>(Script script)
        ? script.text()
        : new String(bytes, StandardCharsets.UTF_8);
  }
}
