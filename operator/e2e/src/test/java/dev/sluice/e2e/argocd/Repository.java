package dev.sluice.e2e.argocd;

import dev.sluice.e2e.harness.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Git repository of the test's own, and the folder in which a developer works on it. */
final class Repository {
  private static final String BRANCH = "main";

  private final Path bare;
  private final Path clone;

  private Repository(Path bare, Path clone) {
    this.bare = bare;
    this.clone = clone;
  }

  static Repository create(Path folder) {
    var repository = new Repository(folder.resolve("repository.git"), folder.resolve("clone"));
    Command.run(List.of("git", "init", "-q", "--bare", "-b", BRANCH, repository.bare.toString()));
    Command.run(
        List.of("git", "clone", "-q", repository.bare.toString(), repository.clone.toString()));
    repository.git("checkout", "-q", "-B", BRANCH);
    repository.git("config", "user.name", "dev");
    repository.git("config", "commit.gpgsign", "false");
    repository.git("config", "user.email", "dev@example.com");
    return repository;
  }

  String url() {
    return bare.toUri().toString().replaceFirst("^file:/+", "file:///").replaceFirst("/$", "");
  }

  /** Copies a folder into the clone, for the next commit. */
  Repository with(Path source, String target) {
    try (var paths = Files.walk(source)) {
      for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        write(target + "/" + source.relativize(path), Files.readString(path));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Repository write(String file, String text) {
    try {
      var path = clone.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces what must be there. */
  Repository edit(String file, String old, String replacement) {
    try {
      var text = Files.readString(clone.resolve(file));
      if (!text.contains(old)) {
        throw new IllegalStateException(file + " has no " + old + ":\n" + text);
      }
      return write(file, text.replace(old, replacement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits all that was changed, pushes it, and gives the commit's hash. */
  String push() {
    git("add", "-A");
    git("commit", "-q", "-m", "change");
    return published();
  }

  /** Takes the last commit back, by another one. */
  String revert() {
    git("revert", "--no-edit", "HEAD");
    return published();
  }

  private String published() {
    git("push", "-q", "origin", BRANCH);
    return git("rev-parse", "HEAD").strip();
  }

  private String git(String... words) {
    var all = new ArrayList<>(List.of("git", "-C", clone.toString()));
    all.addAll(List.of(words));
    return Command.run(all);
  }
}
