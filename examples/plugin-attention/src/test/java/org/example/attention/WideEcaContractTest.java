package org.example.attention;

import io.mirnet.tck.ContextContract;

/** The same with a kernel that looks further than the default. */
class WideEcaContractTest extends ContextContract {
  WideEcaContractTest() {
    super("{type: eca, kernel: 5}");
  }
}
