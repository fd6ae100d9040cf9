package io.mirnet.cli.benchmark;

import java.util.List;

/** What owns the arrays of its tasks; closed when all is measured. */
interface Contestant extends AutoCloseable {
  /** Returns what it is measured by. */
  List<Task> tasks();

  @Override
  void close();
}
