import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Lets compiled code reach its memory without an interface, and look for an interruption now and
 * then instead of each time: java Patch.java CLASS.class, of the class with Chicory's helpers.
 */
final class Patch {
  private static final ClassDesc MEMORY = ClassDesc.of("dev.sluice.grammar.PagedMemory");
  private static final ClassDesc INTERRUPTION = ClassDesc.of("dev.sluice.grammar.Interruption");

  /** Of the helper, and of the memory. */
  private static final Map<String, String> READS =
      Map.of(
          "memoryReadByte", "read",
          "memoryReadShort", "readShort",
          "memoryReadInt", "readInt",
          "memoryReadLong", "readLong",
          "memoryReadFloat", "readFloat",
          "memoryReadDouble", "readDouble");

  private static final Map<String, String> WRITES =
      Map.of(
          "memoryWriteByte", "writeByte",
          "memoryWriteShort", "writeShort",
          "memoryWriteInt", "writeI32",
          "memoryWriteLong", "writeLong",
          "memoryWriteFloat", "writeF32",
          "memoryWriteDouble", "writeF64");

  private Patch() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    var parsed = ClassFile.of().parse(file);
    var patched =
        ClassFile.of()
            .transformClass(
                parsed,
                (builder, element) -> {
                  if (element instanceof MethodModel method && isReplaced(name(method))) {
                    builder.withMethodBody(
                        method.methodName(),
                        method.methodType(),
                        method.flags().flagsMask(),
                        code -> write(code, method));
                  } else {
                    builder.with(element);
                  }
                });
    Files.write(file, patched);
  }

  private static String name(MethodModel method) {
    return method.methodName().stringValue();
  }

  private static boolean isReplaced(String name) {
    return READS.containsKey(name) || WRITES.containsKey(name) || name.equals("checkInterruption");
  }

  private static void write(CodeBuilder code, MethodModel method) {
    String name = name(method);
    if (READS.containsKey(name)) {
      read(code, READS.get(name), method.methodTypeSymbol().returnType());
    } else if (WRITES.containsKey(name)) {
      write(code, WRITES.get(name), method.methodTypeSymbol().parameterType(1));
    } else {
      countDown(code);
    }
  }

  /** (base, offset, memory) */
  private static void read(CodeBuilder code, String reader, ClassDesc type) {
    code.aload(2)
        .checkcast(MEMORY)
        .iload(0)
        .iload(1)
        .iadd()
        .invokevirtual(MEMORY, reader, MethodTypeDesc.of(type, ConstantDescs.CD_int))
        .return_(TypeKind.from(type));
  }

  /** (base, value, offset, memory) */
  private static void write(CodeBuilder code, String writer, ClassDesc type) {
    TypeKind kind = TypeKind.from(type);
    int offset = 1 + kind.slotSize();
    code.aload(offset + 1)
        .checkcast(MEMORY)
        .iload(0)
        .iload(offset)
        .iadd()
        .loadLocal(kind, 1)
        .invokevirtual(
            MEMORY, writer, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, type))
        .return_();
  }

  private static void countDown(CodeBuilder code) {
    code.getstatic(INTERRUPTION, "left", ConstantDescs.CD_int)
        .iconst_1()
        .isub()
        .dup()
        .putstatic(INTERRUPTION, "left", ConstantDescs.CD_int);
    var more = code.newLabel();
    code.ifge(more)
        .invokestatic(INTERRUPTION, "look", MethodTypeDesc.of(ConstantDescs.CD_void))
        .labelBinding(more)
        .return_();
  }
}
