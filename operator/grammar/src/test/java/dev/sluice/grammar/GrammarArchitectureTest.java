package dev.sluice.grammar;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.sluice.grammar",
    importOptions = ImportOption.DoNotIncludeTests.class)
class GrammarArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_NOTHING_OF_THE_REST =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.sluice..").and(resideOutsideOfPackage("dev.sluice.grammar..")));
}
