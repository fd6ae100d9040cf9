/**
 * What a plugin's blocks must keep, as tests to extend: six lines check a provider. The classes
 * named {@code Registered...Test} run them for everything on the class path.
 */
package io.mirnet.blocks.contract;
