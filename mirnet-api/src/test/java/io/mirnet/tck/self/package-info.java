/**
 * Tests of the contract tests: a provider that breaks its contract fails the test that says so, and
 * a sound one passes. Not published.
 */
package io.mirnet.tck.self;
