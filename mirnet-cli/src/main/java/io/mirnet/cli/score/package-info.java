/** How scores of pictures are written: for people, as JSON and as CSV. */
package io.mirnet.cli.score;
