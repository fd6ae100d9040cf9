package org.example.attention;

import io.mirnet.tck.FusionContract;

/** What mirnet expects of every fusion. */
class GatedContractTest extends FusionContract {
  GatedContractTest() {
    super("gated");
  }
}
