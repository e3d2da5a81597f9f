import java.util.Arrays;
import java.util.List;

/**
 * The types of parts: the frame's address, then as many unused numbers as make the type one that
 * nothing else has. Else each part would become a case of Chicory's call_indirect methods.
 *
 * @param withoutCode index of the type that returns nothing
 * @param withCode index of the type that returns the number of a branch
 */
record PartType(byte[] parameters, int withoutCode, int withCode) {
  static PartType addTo(List<Type> types) {
    byte[] parameters = {Op.INT_32, Op.INT_64};
    while (isTaken(types, parameters)) {
      parameters = Arrays.copyOf(parameters, parameters.length + 1);
      parameters[parameters.length - 1] = Op.INT_64;
    }
    types.add(new Type(parameters, new byte[0]));
    types.add(new Type(parameters, new byte[] {Op.INT_32}));
    return new PartType(parameters, types.size() - 2, types.size() - 1);
  }

  private static boolean isTaken(List<Type> types, byte[] parameters) {
    return types.stream().anyMatch(type -> Arrays.equals(type.parameters(), parameters));
  }

  int of(Part part) {
    return part.hasCode() ? withCode : withoutCode;
  }
}
