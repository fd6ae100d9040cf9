/**
 * What becomes of a planned sweep: its directory, which is all the memory that it has, and the
 * running of its trials. Launchers and the command line work on it; reports read it.
 */
package io.mirnet.train.sweep;
