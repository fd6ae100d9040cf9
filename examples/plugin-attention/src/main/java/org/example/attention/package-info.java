/**
 * A plugin for mirnet: the fusion {@code gated} and the context block {@code eca}, each in one
 * file. Nothing depends on this package; mirnet finds its providers by the lines in
 * META-INF/services.
 */
package org.example.attention;
