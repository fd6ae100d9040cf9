/**
 * Option files of BasicSR's format, which the released MIRNet-v2 options have, turned into mirnet's
 * YAML. The command line depends on this package; nothing else does.
 */
package io.mirnet.train.basicsr;
