/** Light behind the samples of a picture, for what cameras do with it. */
package io.mirnet.data.light;
