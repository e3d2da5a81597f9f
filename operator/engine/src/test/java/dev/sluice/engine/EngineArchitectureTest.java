package dev.sluice.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(
    packages = "dev.sluice.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class EngineArchitectureTest {
  @ArchTest
  static final ArchRule FLYWAY_STAYS_IN_ITS_PACKAGE =
      noClasses()
          .that(resideOutsideOfPackages("dev.sluice.engine.flyway.."))
          .should()
          .dependOnClassesThat(resideInAPackage("org.flywaydb.."));

  @ArchTest
  static final ArchRule KUBERNETES_STAYS_OUT =
      noClasses().should().dependOnClassesThat(resideInAPackage("io.fabric8.."));

  @ArchTest
  static final ArchRule ONLY_COMMANDS_KNOW_PICOCLI_AND_THE_ENVIRONMENT =
      noClasses()
          .that(resideOutsideOfPackages("dev.sluice.engine.command.."))
          .should()
          .dependOnClassesThat(resideInAPackage("picocli.."))
          .orShould()
          .callMethod(System.class, "getenv");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_A_CLOCK =
      noClasses().should().callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule PACKAGES_STAND_IN_A_LINE =
      slices().matching("dev.sluice.engine.(*)..").should().beFreeOfCycles();
}
