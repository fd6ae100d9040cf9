package io.mirnet.train.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A folder with sbatch, squeue and scancel that write down how they were called. */
final class FakeSlurm {
  private final Path folder;

  FakeSlurm(Path folder) throws IOException {
    this.folder = folder;
    sbatch("echo 12");
    squeue("exit 1");
    program("scancel", "true");
  }

  /** Says what sbatch does, in the shell's language. */
  void sbatch(String body) throws IOException {
    program("sbatch", body);
  }

  /** Says what squeue does; {@code $n} is how often it was called, from 1. */
  void squeue(String body) throws IOException {
    program("squeue", "n=$(grep -c ^squeue calls.txt); " + body);
  }

  /** Lists the calls, with each argument in angle brackets. */
  List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls.txt"));
  }

  private void program(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(
        file,
        """
        #!/bin/sh
        cd '%s' || exit 9
        { printf '%s'; printf ' <%%s>' "$@"; echo; } >> calls.txt
        %s
        """
            .formatted(folder, name, body));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
