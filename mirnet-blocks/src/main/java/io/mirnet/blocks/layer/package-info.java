/**
 * What blocks are made of: {@link io.mirnet.blocks.layer.ImageBlock}, which needs to be told no
 * shapes, convolutions and other layers, and functions of feature maps. Plugins may use them.
 */
package io.mirnet.blocks.layer;
