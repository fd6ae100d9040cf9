/**
 * What every extension point shares: a {@link io.mirnet.api.Provider} has a name, a configuration
 * record and a create method; a {@link io.mirnet.api.Choice} is a provider with its options. Every
 * module may depend on this package; it depends on nothing of mirnet.
 */
package io.mirnet.api;
