/**
 * The records that a run's YAML binds to, from {@link io.mirnet.train.config.Experiment} down. They
 * hold values and know which combinations make sense; nothing is built here.
 */
package io.mirnet.train.config;
