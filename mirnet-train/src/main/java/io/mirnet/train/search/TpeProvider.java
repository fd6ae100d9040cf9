package io.mirnet.train.search;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.Search;
import io.mirnet.api.training.SearchProvider;
import io.mirnet.api.training.SearchSpace;

/**
 * Tree-structured Parzen estimators (Bergstra, Bardenet, Bengio, Kégl, NeurIPS 2011): settings like
 * those that were good, and unlike the others.
 *
 * <pre>search: {type: tpe, trials: 30}</pre>
 */
@Doc("settings like those that were good before, and unlike the others")
@AutoService(SearchProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class TpeProvider implements SearchProvider<TpeOptions> {
  @Override
  public String name() {
    return "tpe";
  }

  @Override
  public Class<TpeOptions> configType() {
    return TpeOptions.class;
  }

  @Override
  public Search create(TpeOptions config, SearchSpace space) {
    return new Tpe(config, space);
  }
}
