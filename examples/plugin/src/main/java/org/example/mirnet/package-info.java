/**
 * A plugin for mirnet: the fusion {@code gated} and the context block {@code eca}, each in one
 * file. Nothing depends on this package; mirnet finds its providers by ServiceLoader as soon as the
 * jar is on the class path.
 */
package org.example.mirnet;
