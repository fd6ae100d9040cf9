/**
 * The built-in models of how pictures get worse, and chains of them: noise and low light here,
 * blur, JPEG and resizing in packages of their own. Found as services, so nobody needs to depend on
 * this package; it depends on {@code io.mirnet.api} alone.
 */
package io.mirnet.data.degradation;
