/**
 * The built-in optimizer. Its whole state can be saved, which DJL's own keeps to itself. Nothing
 * depends on this package.
 */
package io.mirnet.train.optimizer;
