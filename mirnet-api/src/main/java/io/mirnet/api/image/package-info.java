/**
 * Images as numbers, and the extension points that supply them: data sets and degradations. No file
 * is read here.
 */
package io.mirnet.api.image;
