/**
 * mirnet in a program: one class that restores one picture. Nothing depends on this package; copy
 * what you need.
 */
package org.example.restore;
