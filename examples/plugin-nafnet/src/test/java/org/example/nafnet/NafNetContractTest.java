package org.example.nafnet;

import io.mirnet.tck.ModelContract;

/** What mirnet expects of every network. */
class NafNetContractTest extends ModelContract {
  NafNetContractTest() {
    super(
        "{type: nafnet, width: 4, enc_blk_nums: [1, 2], middle_blk_num: 1, dec_blk_nums: [1, 1]}");
  }
}
