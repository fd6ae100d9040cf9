/**
 * Finds providers on the class path and in the jars of plugins, each place with a class loader of
 * its own, and says what is wrong with those that it can't have. It knows configurations, which a
 * plugin's options must fit; they don't know it.
 */
package io.mirnet.plugin;
