/**
 * What options of several degradations hold: ranges to draw from, and the values a result keeps.
 */
package io.mirnet.data.degradation.option;
