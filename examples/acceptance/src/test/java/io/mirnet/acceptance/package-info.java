/**
 * The distribution as a user has it: its start script, real processes, real jars. Nothing of mirnet
 * is on the class path here, and nothing depends on this package.
 */
package io.mirnet.acceptance;
