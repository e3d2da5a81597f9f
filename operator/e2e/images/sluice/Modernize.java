import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Map;

/**
 * Gives the classes of a jar today's class file version and the stack maps that belong to it: an AOT
 * cache takes no class from before Java 6, and picocli's, which are of Java 5, cost each start 0.1 s.
 */
class Modernize {
  static final ClassTransform TODAY =
      ClassTransform.transformingMethodBodies((CodeTransform) (code, element) -> code.with(element))
          .andThen((builder, element) -> {
            if (element instanceof ClassFileVersion) {
              builder.withVersion(ClassFile.latestMajorVersion(), 0);
            } else {
              builder.with(element);
            }
          });

  static void main(String[] arguments) throws IOException {
    var jar = URI.create("jar:" + Path.of(arguments[0]).toUri());
    try (var files = FileSystems.newFileSystem(jar, Map.of());
        var classes = Files.walk(files.getPath("/"))) {
      var classFile =
          ClassFile.of(
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(
                          name -> open(files.getPath(name.descriptorString().replaceAll("^L|;$", "") + ".class")))
                      .orElse(ClassHierarchyResolver.defaultResolver())
                      .cached()));
      for (var file : classes.filter(path -> path.toString().endsWith(".class")).toList()) {
        rewrite(file, classFile.transformClass(classFile.parse(Files.readAllBytes(file)), TODAY));
      }
      var changed = files.getPath("/META-INF/CHANGED");
      Files.writeString(
          changed,
          "Sluice's build raised the version of these class files and changed nothing else.\n");
      var time = Files.getLastModifiedTime(files.getPath("/META-INF/MANIFEST.MF"));
      Files.getFileAttributeView(changed, BasicFileAttributeView.class).setTimes(time, time, time);
    }
  }

  /** With its time, so that each build of the same jar is the same. */
  static void rewrite(Path file, byte[] content) throws IOException {
    var time = Files.getLastModifiedTime(file);
    Files.write(file, content);
    Files.setLastModifiedTime(file, time);
  }

  static java.io.InputStream open(Path path) {
    try {
      return Files.exists(path) ? Files.newInputStream(path) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
