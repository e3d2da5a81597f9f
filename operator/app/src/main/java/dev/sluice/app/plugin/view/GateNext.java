package dev.sluice.app.plugin.view;

import dev.sluice.core.gate.Gate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Commands that tell more of what is waited for, and change nothing. */
final class GateNext {
  private static final int MOST = 3;

  private GateNext() {}

  /** Each once, for what is listed first. */
  static Set<String> of(List<HeldView> held, String program) {
    return held.stream()
        .flatMap(one -> commands(one, program).stream())
        .distinct()
        .limit(MOST)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> commands(HeldView held, String program) {
    return held.requirements().isEmpty()
        ? Set.of(new Address(program, held.namespace(), held.workload()).command("gate"))
        : about(held.requirements(), program);
  }

  static Set<String> about(List<RequirementView> requirements, String program) {
    var unmet = requirements.stream().filter(one -> !one.met()).toList();
    return unmet.isEmpty()
        ? Set.of("kubectl get pods -A -l app.kubernetes.io/name=sluice")
        : unmet.stream()
            .map(one -> command(one, program))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String command(RequirementView unmet, String program) {
    var phase = unmet.phase();
    return phase == null
        ? program + " list -n " + unmet.namespace()
        : new Address(program, unmet.namespace(), unmet.migration())
            .command(Gate.isUnderWay(phase) ? "watch" : "plan");
  }

  static void write(Sheet sheet, Set<String> commands) {
    if (!commands.isEmpty()) {
      sheet.heading("look next with");
      commands.forEach(command -> sheet.line("  " + sheet.paint().command(command)));
    }
  }
}
