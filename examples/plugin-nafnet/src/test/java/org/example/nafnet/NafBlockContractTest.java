package org.example.nafnet;

import io.mirnet.tck.ContextContract;

/** What mirnet expects of every context block. */
class NafBlockContractTest extends ContextContract {
  NafBlockContractTest() {
    super("nafblock");
  }
}
