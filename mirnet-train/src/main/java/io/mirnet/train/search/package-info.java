/** Searches of settings: at random, by Parzen estimators, and by successive halving. */
package io.mirnet.train.search;
