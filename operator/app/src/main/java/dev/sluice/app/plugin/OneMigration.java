package dev.sluice.app.plugin;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The resource that a command is about. */
final class OneMigration {
  @Parameters(
      paramLabel = "NAME",
      converter = MigrationName.class,
      description = "The SchemaMigration, as orders or smig/orders.")
  String name = "";

  @Mixin ClusterOptions cluster = new ClusterOptions();
}
