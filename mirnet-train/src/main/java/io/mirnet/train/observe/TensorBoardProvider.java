package io.mirnet.train.observe;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ObserverProvider;
import io.mirnet.api.training.RunObserver;

/** TensorBoard's event files in the run directory: {@code observers: [tensorboard]}. */
@Doc("TensorBoard's event files in the run directory, under tensorboard/")
@AutoService(ObserverProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class TensorBoardProvider implements ObserverProvider<TensorBoardOptions> {
  @Override
  public String name() {
    return "tensorboard";
  }

  @Override
  public Class<TensorBoardOptions> configType() {
    return TensorBoardOptions.class;
  }

  @Override
  public RunObserver create(TensorBoardOptions config) {
    return new TensorBoard();
  }
}
