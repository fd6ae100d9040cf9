/** Compression as JPEG. Found as a service, so nothing depends on this package. */
package io.mirnet.data.degradation.jpeg;
