/** Of a function. */
record Type(byte[] parameters, byte[] results) {
  int resultType() {
    return results.length == 0 ? Op.NO_RESULT : results[0] & 0xff;
  }
}
