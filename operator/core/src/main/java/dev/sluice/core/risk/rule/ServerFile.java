package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** COPY to or from a file or a program of the server. */
final class ServerFile implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "server-file",
          Risk.High,
          "It reads or writes a file of the database server, or runs a program there, "
              + "with the rights of the server itself.",
          "Put the rows into the script: COPY {table} FROM STDIN.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return (act.is("CopyStmt")
            && (act.statement().flag("is_program") || act.statement().has("filename")))
        || (act.is("CreateForeignTableStmt")
            && (act.hasOption("options", "program") || act.hasOption("options", "filename")));
  }
}
