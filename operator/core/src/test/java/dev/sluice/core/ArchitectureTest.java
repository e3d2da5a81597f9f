package dev.sluice.core;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sluice.core.run.RunRequest;
import java.time.Clock;
import java.util.UUID;

/** The walls around the domain: it is pure, and knows of the outside what the resources need. */
@AnalyzeClasses(packages = "dev.sluice.core", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> ALLOWED =
      resideInAnyPackage(
          "dev.sluice.core..",
          "dev.sluice.api..",
          "java.lang..",
          "java.math..",
          "java.nio",
          "java.nio.charset",
          "java.security",
          "java.time..",
          "java.util..",
          "org.jspecify.annotations",
          "com.fasterxml.jackson.annotation",
          "io.fabric8.kubernetes.api.model..");

  @ArchTest
  static final ArchRule knowsOnlyTheResources =
      classes()
          .that(resideInAPackage("dev.sluice.core.."))
          .and(DescribedPredicate.not(name("dev.sluice.core.Json")))
          .should()
          .onlyDependOnClassesThat(ALLOWED.or(arrays()));

  @ArchTest
  static final ArchRule onlyOneClassKnowsHowJsonIsMade =
      noClasses()
          .that(DescribedPredicate.not(name("dev.sluice.core.Json")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule readsNoClock =
      noClasses()
          .should()
          .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule asksTheProcessNothing =
      noClasses()
          .should()
          .callMethodWhere(target(owner(name("java.lang.System"))))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Runtime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);

  @ArchTest
  static final ArchRule throwsNoDice =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.util.random.RandomGenerator.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random");

  /** What a run was asked for is an input of its plan. */
  @ArchTest
  static final ArchRule packagesStandInALine =
      slices()
          .matching("dev.sluice.core.(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              resideInAPackage("dev.sluice.core.plan"), belongToAnyOf(RunRequest.class));

  private static DescribedPredicate<JavaClass> arrays() {
    return DescribedPredicate.describe("are arrays", JavaClass::isArray);
  }
}
