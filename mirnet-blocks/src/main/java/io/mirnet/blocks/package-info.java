/**
 * What a network needs to live: its arrays in channels-last order, its public parameter names, its
 * weights. Blocks are in the packages below; training and the command line depend on this one.
 */
package io.mirnet.blocks;
