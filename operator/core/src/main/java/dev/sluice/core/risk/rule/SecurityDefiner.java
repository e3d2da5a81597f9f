package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;
import java.util.stream.Stream;

/** Routines with the rights of their owner. */
final class SecurityDefiner implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "security-definer",
          Risk.High,
          "Who may call it acts with the rights of its owner, by default everybody may, and"
              + " its body is not looked into.",
          "SECURITY INVOKER; else REVOKE EXECUTE FROM PUBLIC, and SET search_path in the"
              + " function.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateFunctionStmt", "AlterFunctionStmt")
        && Stream.of("options", "actions")
            .flatMap(field -> act.statement().list(field).stream())
            .anyMatch(option ->
                option.text("defname").equals("security") && option.at("arg").flag("boolval"));
  }
}
