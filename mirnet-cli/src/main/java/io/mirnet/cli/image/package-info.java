/** The commands on pictures: restoring and measuring them. */
package io.mirnet.cli.image;
