/**
 * mirnet in programs: one class that restores one picture, one that trains a network without YAML.
 * Nothing depends on this package; copy what you need.
 */
package org.example.library;
