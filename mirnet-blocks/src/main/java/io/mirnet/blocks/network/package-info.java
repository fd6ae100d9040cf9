/**
 * MIRNet-v2 (TPAMI 2022) and its variants: multi-scale residual blocks in recursive residual
 * groups. Fusions and context blocks come through their extension points; none is named here.
 */
package io.mirnet.blocks.network;
