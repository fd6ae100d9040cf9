package org.example.attention;

import io.mirnet.tck.ContextContract;

/** What mirnet expects of every context block. */
class EcaContractTest extends ContextContract {
  EcaContractTest() {
    super("eca");
  }
}
