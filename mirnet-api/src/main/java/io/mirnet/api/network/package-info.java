/**
 * Extension points of the network: whole models, feature fusions and context blocks. A provider
 * returns a plain DJL {@link ai.djl.nn.Block}: whatever DJL can run, a plugin can be.
 */
package io.mirnet.api.network;
