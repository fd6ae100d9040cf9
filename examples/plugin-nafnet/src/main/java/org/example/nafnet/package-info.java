/**
 * A plugin for mirnet: the network NAFNet and, for other networks, its block. Nothing depends on
 * this package; mirnet finds its providers by the lines in META-INF/services.
 */
package org.example.nafnet;
