package io.mirnet.cli.image;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.Image;
import io.mirnet.blocks.restore.NotFiniteException;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.cli.console.Terminal;
import io.mirnet.data.file.Header;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Restores pictures one after the other, while the next is decoded and the last is encoded on
 * threads of their own; so three pictures are in memory at most. A picture that can't be restored
 * keeps no other from it.
 */
final class RestoreRun implements AutoCloseable {
  private static final Runnable NOTHING = () -> {};

  private final Restorer restorer;
  private final ResultWriter writer;
  private final Terminal terminal;
  private final Consumer<Path> written;
  private final ExecutorService reading = Executors.newSingleThreadExecutor();
  private final ExecutorService writing = Executors.newSingleThreadExecutor();
  private final Colours colours;
  private final List<String> failures = new ArrayList<>();
  private int turned;
  private int madeGrey;

  /** What was written is told in the order of the pictures, on the caller's thread. */
  RestoreRun(
      Restorer restorer,
      Colours colours,
      ResultWriter writer,
      Terminal terminal,
      Consumer<Path> written) {
    this.restorer = restorer;
    this.colours = colours;
    this.writer = writer;
    this.terminal = terminal;
    this.written = written;
  }

  private record Restored(Picture picture, Image image) {}

  /** Restores all, and returns why some were not. */
  List<String> run(List<RestoreJob> jobs) {
    Runnable finishLast = NOTHING;
    CompletableFuture<Picture> next = load(jobs, 0);
    for (int i = 0; i < jobs.size(); i++) {
      RestoreJob job = jobs.get(i);
      CompletableFuture<Picture> current = next;
      Optional<Picture> picture = attempt(job, () -> value(current));
      next = load(jobs, i + 1);
      Optional<Restored> restored = picture.flatMap(read -> attempt(job, () -> restore(job, read)));
      finishLast.run();
      finishLast = restored.map(result -> write(job, result)).orElse(NOTHING);
    }
    finishLast.run();
    return List.copyOf(failures);
  }

  /** What was changed of pictures besides. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    Header.note(turned).ifPresent(notes::add);
    if (madeGrey > 0) {
      notes.add("made grey, since the network takes one channel: " + madeGrey);
    }
    return notes;
  }

  private CompletableFuture<Picture> load(List<RestoreJob> jobs, int index) {
    return index < jobs.size()
        ? CompletableFuture.supplyAsync(() -> Picture.of(jobs.get(index), colours), reading)
        : CompletableFuture.completedFuture(null);
  }

  private Restored restore(RestoreJob job, Picture picture) {
    Image restored =
        restorer.restore(
            picture.input(),
            (done, total) -> {
              if (total > 1) {
                terminal.status("%s: tile %d of %d".formatted(job.input(), done, total));
              }
            });
    return new Restored(picture, restored);
  }

  /** Begins to write, and returns what waits for the end of it. */
  private Runnable write(RestoreJob job, Restored restored) {
    CompletableFuture<Path> file =
        CompletableFuture.supplyAsync(
            () -> writer.write(job, restored.picture(), restored.image()), writing);
    return () ->
        attempt(job, () -> value(file))
            .ifPresent(
                path -> {
                  turned += restored.picture().file().turned() ? 1 : 0;
                  madeGrey += restored.picture().madeGrey() ? 1 : 0;
                  written.accept(path);
                });
  }

  /** Takes a step with one picture; what is wrong with that picture is noted. */
  private <T> Optional<T> attempt(RestoreJob job, Supplier<T> step) {
    String reason;
    try {
      return Optional.of(step.get());
    } catch (InputException | NotFiniteException e) {
      reason = e.getMessage();
    } catch (OutOfMemoryError e) {
      reason = "Java's memory has no room for it; give it more by -Xmx, or cut the picture";
    }
    boolean named = reason.contains(job.input().toString());
    failures.add(named ? reason : "picture %s: %s".formatted(job.input(), reason));
    return Optional.empty();
  }

  private static <T> T value(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    reading.shutdownNow();
    writing.shutdown();
  }
}
