package io.mirnet.train.search;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.Search;
import io.mirnet.api.training.Search.Proposal;
import io.mirnet.api.training.SearchProvider;
import io.mirnet.api.training.SearchSpace;
import java.util.List;

/**
 * Settings at random, all in one round: of more than a few axes better than a grid (Bergstra and
 * Bengio, JMLR 2012).
 *
 * <pre>search: {type: random, trials: 20}</pre>
 */
@Doc("settings at random, all in one round")
@AutoService(SearchProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class RandomProvider implements SearchProvider<RandomOptions> {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public Class<RandomOptions> configType() {
    return RandomOptions.class;
  }

  @Override
  public Search create(RandomOptions config, SearchSpace space) {
    Points points = new Points(space, config.seed());
    return tried ->
        tried.isEmpty()
            ? points.draw(config.trials()).stream().map(point -> new Proposal(point, 1)).toList()
            : List.of();
  }
}
