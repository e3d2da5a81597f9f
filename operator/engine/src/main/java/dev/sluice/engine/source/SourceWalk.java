package dev.sluice.engine.source;

import dev.sluice.core.plan.FileKind;
import dev.sluice.core.plan.ScriptFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One look through a source. Links count as what they lead to, which must be in the source: a link
 * in the image of another team could show any file of this machine. Names that begin with a dot are
 * no files of it: Kubernetes keeps a mounted ConfigMap's versions under such names.
 */
final class SourceWalk {
  private static final long LARGEST = 64L << 20;
  private static final int MOST = 10_000;

  private final Path root;
  private final Path realRoot;
  private final List<ScriptFile> files = new ArrayList<>();
  private final Deque<Path> above = new ArrayDeque<>();
  private long bytes;
  private int entries;

  SourceWalk(Path root) throws IOException {
    this.root = root;
    realRoot = root.toRealPath();
  }

  List<ScriptFile> files() throws IOException {
    folder(root, realRoot);
    return files;
  }

  private void folder(Path folder, Path real) throws IOException {
    above.push(real);
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path entry : found) {
        if (!entry.getFileName().toString().startsWith(".")) {
          entry(entry);
        }
      }
    }
    above.pop();
  }

  private void entry(Path entry) throws IOException {
    if (++entries > MOST) {
      throw new SourceRefusedException(
          "The source has more than "
              + MOST
              + " files and folders. Point it at a folder that holds only the scripts.");
    }
    Path real = real(entry);
    if (Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
      if (FileKind.of(name(entry)) != FileKind.OTHER) {
        throw refused(entry, "is a folder with the name of a script. Put the file itself there.");
      }
      if (above.contains(real)) {
        throw refused(entry, "is a link to a folder that it is in. Remove the link.");
      }
      folder(entry, real);
    } else if (Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      String name = name(entry);
      files.add(new ScriptFile(name, content(name, real)));
    } else {
      throw refused(entry, "is neither a file nor a folder. Remove it.");
    }
  }

  private Path real(Path entry) throws IOException {
    Path real;
    try {
      real = entry.toRealPath();
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      throw refused(entry, "is a link that leads nowhere. Put the file itself there.");
    }
    if (!real.startsWith(realRoot)) {
      throw refused(entry, "is a link that leads out of the source. Put the file itself there.");
    }
    return real;
  }

  /** Of the file that was looked at, whatever the link leads to meanwhile. */
  private byte[] content(String name, Path real) throws IOException {
    if (FileKind.of(name) == FileKind.OTHER) {
      return new byte[0];
    }
    bytes += Files.size(real);
    if (bytes > LARGEST) {
      throw new SourceRefusedException(
          "The scripts are larger than 64 MiB together. Load data by other means.");
    }
    return Files.readAllBytes(real);
  }

  private SourceRefusedException refused(Path entry, String what) {
    return new SourceRefusedException(name(entry) + " " + what);
  }

  private String name(Path entry) {
    List<String> parts = new ArrayList<>();
    root.relativize(entry).forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }
}
