import java.util.ArrayList;
import java.util.List;

/** A module, as far as it must be known to change bodies of functions and to add functions. */
final class WasmFile {
  private static final int HEADER_BYTES = 8;
  private static final int TYPES = 1;
  private static final int IMPORTS = 2;
  private static final int FUNCTIONS = 3;
  private static final int CODE = 10;
  private static final int DATA = 11;
  private static final int DATA_COUNT = 12;
  private static final int FUNCTION_FORM = 0x60;

  private record Section(int id, byte[] content) {}

  final List<Type> types = new ArrayList<>();
  final List<byte[]> bodies = new ArrayList<>();

  /** Indices of types: of the imported functions first, then of the bodies. */
  private final List<Integer> functionTypes = new ArrayList<>();

  private final List<byte[]> addedBodies = new ArrayList<>();
  private final List<Integer> addedTypes = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final byte[] header;
  private int imported;

  private WasmFile(byte[] header) {
    this.header = header;
  }

  static WasmFile read(byte[] bytes) {
    Input in = new Input(bytes);
    WasmFile module = new WasmFile(in.take(HEADER_BYTES));
    while (in.hasMore()) {
      Section section = new Section(in.one(), in.vector());
      module.sections.add(section);
      module.read(section.id, new Input(section.content));
    }
    return module;
  }

  private void read(int id, Input in) {
    int count = id == TYPES || id == IMPORTS || id == FUNCTIONS || id == CODE ? in.number() : 0;
    for (int i = 0; i < count; i++) {
      switch (id) {
        case TYPES -> readType(in);
        case IMPORTS -> readImport(in);
        case FUNCTIONS -> functionTypes.add(in.number());
        default -> bodies.add(in.vector());
      }
    }
  }

  private void readType(Input in) {
    in.skip(1);
    byte[] parameters = in.vector();
    types.add(new Type(parameters, in.vector()));
  }

  private void readImport(Input in) {
    in.vector();
    in.vector();
    if (in.one() != 0) {
      throw new IllegalStateException("only functions are imported");
    }
    functionTypes.add(in.number());
    imported++;
  }

  Type typeOfFunction(int function) {
    return types.get(functionTypes.get(function));
  }

  Type typeOfBody(int body) {
    return typeOfFunction(imported + body);
  }

  /** The index that the function has that is added next. */
  int nextFunction() {
    return functionTypes.size() + addedBodies.size();
  }

  void add(int type, byte[] body) {
    addedTypes.add(type);
    addedBodies.add(body);
  }

  int added() {
    return addedBodies.size();
  }

  byte[] write() {
    Output out = new Output();
    out.writeBytes(header);
    for (Section section : sections) {
      out.write(section.id);
      out.vector(content(section));
    }
    return out.toByteArray();
  }

  private byte[] content(Section section) {
    Output out = new Output();
    switch (section.id) {
      case TYPES -> writeTypes(out);
      case FUNCTIONS -> writeFunctions(out);
      case CODE -> writeCode(out);
      case DATA -> out.writeBytes(DataSegments.merged(section.content));
      case DATA_COUNT -> out.number(1);
      default -> out.writeBytes(section.content);
    }
    return out.toByteArray();
  }

  private void writeTypes(Output out) {
    out.number(types.size());
    for (Type type : types) {
      out.write(FUNCTION_FORM);
      out.vector(type.parameters());
      out.vector(type.results());
    }
  }

  private void writeFunctions(Output out) {
    out.number(bodies.size() + addedBodies.size());
    functionTypes.subList(imported, functionTypes.size()).forEach(out::number);
    addedTypes.forEach(out::number);
  }

  private void writeCode(Output out) {
    out.number(bodies.size() + addedBodies.size());
    bodies.forEach(out::vector);
    addedBodies.forEach(out::vector);
  }
}
