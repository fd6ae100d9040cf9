package io.mirnet.train.search;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.Search;
import io.mirnet.api.training.SearchProvider;
import io.mirnet.api.training.SearchSpace;

/**
 * Successive halving (Jamieson and Talwalkar, AISTATS 2016): all settings are trained a little, and
 * the best of them further.
 *
 * <pre>search: {type: halving, trials: 27, factor: 3, rungs: 3}</pre>
 */
@Doc("all settings are trained a little, the best of them further, from where they stood")
@AutoService(SearchProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class HalvingProvider implements SearchProvider<HalvingOptions> {
  @Override
  public String name() {
    return "halving";
  }

  @Override
  public Class<HalvingOptions> configType() {
    return HalvingOptions.class;
  }

  @Override
  public Search create(HalvingOptions config, SearchSpace space) {
    return new Halving(
        new Points(space, config.seed()).draw(config.trials()), config.factor(), config.rungs());
  }
}
