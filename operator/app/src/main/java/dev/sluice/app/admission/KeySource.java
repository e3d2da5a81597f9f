package dev.sluice.app.admission;

/** Where the server's key comes from, and what it takes that the API server trusts it. */
interface KeySource {
  /** To begin with. */
  Identity first();

  /**
   * Sees to it that the API server trusts it; asked again and again.
   *
   * @return the one to use from now on
   */
  Identity tended(Identity current);
}
