/**
 * Model files: weights together with the network's configuration, so that a file alone rebuilds the
 * network. Training writes them, every other command reads them.
 */
package io.mirnet.blocks.model;
