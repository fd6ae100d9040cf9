package io.mirnet.train;

import io.mirnet.api.Choice;
import io.mirnet.api.ProviderException;
import io.mirnet.api.training.ObserverProvider;
import io.mirnet.api.training.RunObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes on how a run goes: to whoever started it, whose exceptions end the run, and to the
 * observers of its configuration, whose exceptions don't. One that throws is named in a warning and
 * hears nothing more.
 */
public final class Observers implements RunObserver {
  private final RunObserver starter;
  private final List<Named> others = new ArrayList<>();

  private record Named(String name, RunObserver observer) {}

  /**
   * Makes the observers of a run.
   *
   * @param starter hears everything, warnings about the others too
   * @param choices the configuration's observers
   */
  public Observers(RunObserver starter, List<Choice<ObserverProvider<?>>> choices) {
    this.starter = starter;
    for (Choice<ObserverProvider<?>> choice : choices) {
      String name =
          "observer '%s' (%s)"
              .formatted(choice.type(), ProviderException.origin(choice.provider().getClass()));
      others.add(new Named(name, ObserverProvider.build(choice)));
    }
  }

  private void tell(Consumer<RunObserver> event) {
    event.accept(starter);
    Iterator<Named> rest = others.iterator();
    while (rest.hasNext()) {
      Named one = rest.next();
      try {
        event.accept(one.observer());
      } catch (RuntimeException | LinkageError e) {
        rest.remove();
        starter.warned(
            "%s failed and is left out from here on: %s"
                .formatted(one.name(), ProviderException.explain(e)));
        closeQuietly(one);
      }
    }
  }

  /** It has failed already, and was named. */
  private static void closeQuietly(Named one) {
    try {
      one.observer().close();
    } catch (RuntimeException | LinkageError e) {
      // said with what failed first
    }
  }

  @Override
  public void started(Run run) {
    tell(observer -> observer.started(run));
  }

  @Override
  public void stepped(Step step) {
    tell(observer -> observer.stepped(step));
  }

  @Override
  public void averaged(Window window) {
    tell(observer -> observer.averaged(window));
  }

  @Override
  public void pictured(Picture picture) {
    tell(observer -> observer.pictured(picture));
  }

  @Override
  public void validated(Validation validation) {
    tell(observer -> observer.validated(validation));
  }

  @Override
  public void saved(long iteration, Path file) {
    tell(observer -> observer.saved(iteration, file));
  }

  @Override
  public void noted(String message) {
    tell(observer -> observer.noted(message));
  }

  @Override
  public void warned(String message) {
    tell(observer -> observer.warned(message));
  }

  @Override
  public void ended(long iteration, boolean complete) {
    tell(observer -> observer.ended(iteration, complete));
  }

  /** Closes the configuration's observers; whoever started the run closes their own. */
  @Override
  public void close() {
    for (Named one : List.copyOf(others)) {
      try {
        one.observer().close();
      } catch (RuntimeException | LinkageError e) {
        starter.warned(
            "%s failed at its end: %s".formatted(one.name(), ProviderException.explain(e)));
      }
    }
  }
}
