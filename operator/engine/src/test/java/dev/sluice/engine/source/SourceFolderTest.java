package dev.sluice.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.failure.Result;
import dev.sluice.core.plan.ScriptFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFolderTest {
  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  @Test
  void foldersBelowAreReadAndHiddenOnesAreNot() throws IOException {
    put("V1__a.sql", "select 1");
    put("2.0/sub/V2__b.SQL", "select 2");
    put("2.0/sub/V2__b.SQL.conf", "encoding=UTF-8");
    put("docs/README.md", "not read");
    put(".git/V3__c.sql", "select 3");
    put("2.0/.V4__d.sql", "select 4");

    assertThat(read())
        .extracting(ScriptFile::name, file -> new String(file.bytes(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrder(
            tuple("V1__a.sql", "select 1"),
            tuple("2.0/sub/V2__b.SQL", "select 2"),
            tuple("2.0/sub/V2__b.SQL.conf", "encoding=UTF-8"),
            tuple("docs/README.md", ""));
  }

  /** As the kubelet mounts a ConfigMap. */
  @Test
  void linksWithinTheSourceCountAsWhatTheyLeadTo() throws IOException {
    put("..2026/V1__a.sql", "select 1");
    put("..2026/more/V2__b.sql", "select 2");
    link("..data", "..2026");
    link("V1__a.sql", "..data/V1__a.sql");
    link("more", "..data/more");

    assertThat(read())
        .extracting(ScriptFile::name)
        .containsExactlyInAnyOrder("V1__a.sql", "more/V2__b.sql");
  }

  @Test
  void linksThatLeadElsewhereAreRefusedByName() throws IOException {
    Files.writeString(elsewhere.resolve("secret"), "s");
    link("V1__a.sql", elsewhere.resolve("secret").toString());
    assertThat(refused().message()).contains("V1__a.sql is a link that leads out of the source");
  }

  @Test
  void aLinkToAFolderElsewhereIsRefusedByName() throws IOException {
    link("more", elsewhere.toString());
    assertThat(refused().message()).contains("more is a link that leads out of the source");
  }

  @Test
  void aLinkThatLeadsNowhereIsRefusedByName() throws IOException {
    link("sub/V1__a.sql", "missing");
    assertThat(refused().message()).contains("sub/V1__a.sql is a link that leads nowhere");
  }

  @Test
  void aLinkToItselfIsRefusedByName() throws IOException {
    link("V1__a.sql", "V1__a.sql");
    assertThat(refused().message()).contains("V1__a.sql is a link that leads nowhere");
  }

  @Test
  void aLinkToAFolderThatItIsInIsRefusedByName() throws IOException {
    link("sub/again", "..");
    assertThat(refused().message()).contains("sub/again is a link to a folder that it is in");
  }

  /** A container engine makes one where a file to mount is missing. */
  @Test
  void aFolderWithTheNameOfAScriptIsRefusedByName() throws IOException {
    Files.createDirectories(folder.resolve("V1__a.sql"));
    assertThat(refused().message()).contains("V1__a.sql is a folder with the name of a script");
  }

  @Test
  void whatIsNeitherFileNorFolderIsRefusedByName() throws Exception {
    Process made = new ProcessBuilder("mkfifo", folder.resolve("V1__a.sql").toString()).start();
    assertThat(made.waitFor()).isZero();
    assertThat(refused().message()).contains("V1__a.sql is neither a file nor a folder");
  }

  @Test
  void moreThan64MebibytesAreRefusedBeforeTheyAreRead() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("V1__a.sql").toFile(), "rw")) {
      file.setLength((64L << 20) + 1);
    }
    assertThat(refused().message()).contains("larger than 64 MiB");
  }

  @Test
  void aFolderThatIsNotThereIsMissing() {
    Result<List<ScriptFile>> read = new SourceFolder(folder.resolve("none")).read();
    assertThat(((Result.Refused<?>) read).failure().reason()).isEqualTo(Reason.SourceMissing);
  }

  private void put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void link(String name, String to) throws IOException {
    Path link = folder.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(to));
  }

  private List<ScriptFile> read() {
    return switch (new SourceFolder(folder).read()) {
      case Result.Ok<List<ScriptFile>>(List<ScriptFile> files) -> files;
      case Result.Refused<List<ScriptFile>>(Failure failure) -> throw new AssertionError(failure);
    };
  }

  private Failure refused() {
    return switch (new SourceFolder(folder).read()) {
      case Result.Refused<List<ScriptFile>>(Failure failure) -> failure;
      case Result.Ok<List<ScriptFile>>(List<ScriptFile> files) ->
          throw new AssertionError("accepted: " + files);
    };
  }
}
