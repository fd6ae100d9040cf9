/**
 * Configuration: YAML to immutable records, with every problem found before anything is started,
 * and the catalogue of providers that YAML chooses from. Every module may depend on this package.
 */
package io.mirnet.config;
