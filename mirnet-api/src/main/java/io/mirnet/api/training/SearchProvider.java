package io.mirnet.api.training;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides which settings of a sweep are trained: {@code search: {type: random, trials: 20}}.
 * Without a search a sweep trains all of them.
 *
 * @param <C> the record of options
 */
public interface SearchProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the search.
   *
   * @param config the options
   * @param space what may be proposed
   * @return the search
   */
  Search create(C config, SearchSpace space);

  /**
   * Makes the search of a choice.
   *
   * @param choice a provider with options
   * @param space what may be proposed
   * @return the search
   */
  static Search build(Choice<? extends SearchProvider<?>> choice, SearchSpace space) {
    return build(choice.provider(), choice.options(), space);
  }

  private static <C extends Record> Search build(
      SearchProvider<C> provider, Record options, SearchSpace space) {
    return Choice.make(provider, options, (p, c) -> p.create(c, space));
  }
}
