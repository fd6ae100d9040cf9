/**
 * What mirnet expects of a provider, as JUnit classes to extend, one for each extension point: a
 * plugin's test names its provider and inherits the rest. Published as the test jar of mirnet-api
 * for the tests of plugins; the built-in providers pass the same.
 */
package io.mirnet.tck;
