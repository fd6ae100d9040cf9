package io.mirnet.train.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  /** Written by the RecordWriter and the messages of the Python package tensorboard 2.21.0. */
  private static final String BY_TENSORBOARD =
      "GAAAAAAAAACjf0siCQAAAAAAAPg/Gg1icmFpbi5FdmVudDoyKihkbA8AAAAAAAAAbVMrCQkAAAAAAAD4PxAHOgIIAXdH"
          + "cccxAAAAAAAAAJ2Dg+kJAAAAAAAABEAQrAIqIwoLCgRsb3NzFQAAgD4KFAoNbGVhcm5pbmdfcmF0ZRUXt9E4HiplPQ==";

  @TempDir private Path folder;

  @Test
  void theBytesAreThoseThatTensorBoardItselfWrites() throws IOException {
    Path file = folder.resolve("tensorboard").resolve("events.out.tfevents.1.test");
    EventFile events = new EventFile(file, 7, 1.5);
    Map<String, Double> scalars = new LinkedHashMap<>();
    scalars.put("loss", 0.25);
    scalars.put("learning_rate", 1e-4);
    events.add(300, 2.5, scalars);
    assertThat(file).hasBinaryContent(Base64.getDecoder().decode(BY_TENSORBOARD));
  }
}
