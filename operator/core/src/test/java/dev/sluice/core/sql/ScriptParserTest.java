package dev.sluice.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.risk.RealGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts that are parsed in portions are read as in one. */
class ScriptParserTest {
  @Test
  void bodiesAreCutNowhere() {
    ParsedScript script =
        ReadScripts.read(
            """
            CREATE FUNCTION f(n int) RETURNS text BEGIN ATOMIC
              SELECT CASE n WHEN 1 THEN CASE WHEN true THEN 'a' END ELSE 'b' END;
              SELECT n.case FROM (SELECT 1 AS case) n;
            END;
            CREATE RULE r AS ON INSERT TO a DO ALSO (DELETE FROM b; NOTIFY c);
            SELECT 1 AS end; SELECT 2;;
            """);
    assertThat(ReadScripts.errors(script)).isEmpty();
    assertThat(script.statements()).hasSize(4);
  }

  @Test
  void aLongScriptIsParsedInPortionsThatDoNotShow() {
    String text =
        IntStream.range(0, 2_000)
            .mapToObj(i ->
                "CREATE FUNCTION f"
                    + i
                    + "() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END;"
                    + " SELECT 'x; y', $q$;$q$, "
                    + i
                    + " /* ; */;\n")
            .collect(Collectors.joining());
    ParsedScript script = ReadScripts.read(text);
    assertThat(ReadScripts.errors(script)).isEmpty();
    assertThat(script.statements()).hasSize(4_000);
    assertThat(script.statements().getLast().line()).isEqualTo(2_000);
  }

  @Test
  void ofALongListOfRowsThoseOfOneShapeAreKeptOnce() {
    String rows =
        IntStream.range(0, 20_000)
            .mapToObj(i -> i == 15_000 ? "(now(), f('x'))" : "(" + i + ", 'a''b;,(" + i + "')")
            .collect(Collectors.joining(",\n"));
    String text =
        "INSERT INTO a (n, t) VALUES\n" + rows + "\nON CONFLICT (n) DO NOTHING;\nSELECT 1;";
    List<Tree> trees = new ArrayList<>();
    ParsedScript script =
        new ScriptParser(new RealGrammar(), Placeholders.of(Map.of(), "public", "me", "h"))
            .parse(
                new ScriptSource("V1__a.sql", text, true, CommentReader.NONE),
                (statement, tree) -> trees.add(tree));
    assertThat(ReadScripts.errors(script)).isEmpty();
    assertThat(script.statements()).hasSize(2);
    assertThat(script.statements().getFirst().sql()).hasSize(text.indexOf(";\nSELECT"));
    assertThat(trees.getFirst().has("onConflictClause")).isTrue();
    assertThat(trees.getFirst().at("selectStmt").list("valuesLists")).hasSize(2);
    assertThat(trees.getFirst().all("FuncCall")).hasSize(2);
  }

  @Test
  void eachStatementThatIsWrongIsFound() {
    ParsedScript script = ReadScripts.read("SELEKT 1;\nSELECT 2;\nCREATE TABLE a (i itn NOTT);\nx");
    assertThat(ReadScripts.errors(script))
        .containsExactly(
            "1: syntax error at or near \"SELEKT\"",
            "3: syntax error at or near \"NOTT\"",
            "4: syntax error at or near \"x\"");
  }

  @Test
  void whatIsNotClosedIsAnError() {
    assertThat(ReadScripts.errors(ReadScripts.read("SELECT 1;\nSELECT 'secret")).getFirst())
        .startsWith("2: unterminated quoted string")
        .doesNotContain("secret");
    assertThat(ReadScripts.errors(ReadScripts.read("SELECT 1; /* a /* b */"))).hasSize(1);
  }
}
