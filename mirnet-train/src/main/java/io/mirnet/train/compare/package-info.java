/** Runs side by side, whatever began them: their settings where these differ, and their scores. */
package io.mirnet.train.compare;
