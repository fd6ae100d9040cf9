/**
 * The built-in models of how pictures get worse: low light and noise. Found as services, so nobody
 * needs to depend on this package; it depends on {@code io.mirnet.api} alone.
 */
package io.mirnet.data.degradation;
