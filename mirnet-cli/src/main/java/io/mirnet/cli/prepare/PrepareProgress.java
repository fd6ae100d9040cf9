package io.mirnet.cli.prepare;

import io.mirnet.cli.console.Progress;
import io.mirnet.cli.console.Terminal;
import io.mirnet.data.prepare.CutFile;
import io.mirnet.data.prepare.Preparation;
import io.mirnet.data.prepare.Source;
import java.nio.file.Path;
import java.util.List;

/** Writes down what is cut, and shows how far it is. */
final class PrepareProgress implements Preparation.Listener {
  private final Journal journal;
  private final Path output;
  private final Terminal terminal;
  private final int all;
  private final long start = System.nanoTime();
  private int done;
  private int failed;

  PrepareProgress(Journal journal, Path output, Terminal terminal, int all) {
    this.journal = journal;
    this.output = output;
    this.terminal = terminal;
    this.all = all;
  }

  @Override
  public void cut(Source source, List<CutFile> files) {
    journal.add(CutPair.of(source, files, output));
    show();
  }

  @Override
  public void failed(Source source, String why) {
    failed++;
    terminal.line("%s: %s".formatted(source.name(), why));
    show();
  }

  int failures() {
    return failed;
  }

  private void show() {
    done++;
    double seconds = (System.nanoTime() - start) / 1e9;
    long left = Math.round(seconds / done * (all - done));
    terminal.status(new Progress(done, all, "pictures", left, List.of(journal.files() + " files")));
  }
}
