/**
 * What all commands stand on: their arguments, the plugins and providers they ask for, exit codes,
 * and how they write. Knows no command.
 */
package io.mirnet.cli.console;
