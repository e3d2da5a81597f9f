package dev.sluice.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.sluice", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule databaseOnlyInEngine =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sluice.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.postgresql..", "org.flywaydb..");

  @ArchTest
  static final ArchRule flywayBehindOnePackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sluice.engine.flyway..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.flywaydb..");

  @ArchTest
  static final ArchRule grammarOnlyInEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.sluice.grammar..", "dev.sluice.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sluice.grammar..");

  @ArchTest
  static final ArchRule webAssemblyBehindOnePackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sluice.grammar..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("libpgquery..", "com.dylibso..");

  @ArchTest
  static final ArchRule kubernetesOnlyInApp =
      noClasses()
          .that()
          .resideInAnyPackage("dev.sluice.core..", "dev.sluice.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk..");

  @ArchTest
  static final ArchRule engineKnowsNoApp =
      noClasses()
          .that()
          .resideInAnyPackage("dev.sluice.api..", "dev.sluice.core..", "dev.sluice.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sluice.app..");

  /** The operator takes nothing from the engine: the two meet in the command line alone. */
  @ArchTest
  static final ArchRule operatorKnowsNoEngine =
      noClasses()
          .that()
          .resideInAPackage("dev.sluice.app.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sluice.engine..");

  @ArchTest
  static final ArchRule timeComesFromOutside =
      noClasses()
          .that()
          .resideInAnyPackage("dev.sluice.core..", "dev.sluice.app..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule clockIsWiredAtTheTop =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.sluice.app.command..", "dev.sluice.engine..")
          .should()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule noSecretIsEverRead =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.fabric8.kubernetes.api.model.Secret");

  @ArchTest
  static final ArchRule roomsWithoutCycles =
      slices().matching("dev.sluice.app.(*)..").should().beFreeOfCycles();
}
