/**
 * The few layers that every block here is made of: convolutions without bias, the activation, and
 * the changes of resolution. Plugins may use them.
 */
package io.mirnet.blocks.layer;
