/**
 * Configuration records as a JSON schema, so that an editor completes and checks a YAML file while
 * it is written. Commands and tests may depend on it; nothing that reads a configuration does.
 */
package io.mirnet.config.schema;
