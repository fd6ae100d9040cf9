package io.mirnet.train.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  /**
   * Written by the RecordWriter and the messages of the Python package tensorboard 2.21.0, with the
   * metadata that its plugins text and hparams make.
   */
  private static final String BY_TENSORBOARD =
      "GAAAAAAAAACjf0siCQAAAAAAAPg/Gg1icmFpbi5FdmVudDoyKihkbA8AAAAAAAAAbVMrCQkAAAAAAAD4PxAH"
          + "OgIIAXdHcccoAQAAAAAAAPlAhqAJAAAAAAAABEAQrAIqmQIKCwoEbG9zcxUAAIA+CiQKDXNhbXBsZXMvc2hl"
          + "ZXQiEwisAhAUGAMiCsjJysvMzc7P0NEKMQoNY29uZmlndXJhdGlvbkIWCAcSAEIQICAgIG5hbWU6IGdyw7xu"
          + "CkoICgYKBHRleHQKbwocX2hwYXJhbXNfL3Nlc3Npb25fc3RhcnRfaW5mb0IGCAESAhIASkcKRQoHaHBhcmFt"
          + "cxI6GjgKDgoBYRIJEQAAAAAAANA/CgsKAWISBhoEYWRhbQoHCgFjEgIgAQoHCgFkEgIgACkAAAAAAAAWQApA"
          + "ChpfaHBhcmFtc18vc2Vzc2lvbl9lbmRfaW5mb0IGCAESAhIAShoKGAoHaHBhcmFtcxINIgsIAREAAAAAAAAa"
          + "QNYhOF8=";

  private static final byte[] PICTURE = {-56, -55, -54, -53, -52, -51, -50, -49, -48, -47};

  @TempDir private Path folder;

  @Test
  void theBytesAreThoseThatTensorBoardItselfWrites() throws IOException {
    Path file = folder.resolve("tensorboard").resolve("events.out.tfevents.1.test");
    EventFile events = new EventFile(file, 7, 1.5);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("a", "0.25");
    settings.put("b", "adam");
    settings.put("c", "true");
    settings.put("d", "false");
    events.add(
        300,
        2.5,
        List.of(
            Summaries.scalar("loss", 0.25),
            Summaries.image("samples/sheet", new Png(300, 20, 3, PICTURE)),
            Summaries.text("configuration", "    name: gr\u00fcn\n"),
            Summaries.sessionStart(settings, 5.5),
            Summaries.sessionEnd(6.5)));
    assertThat(file).hasBinaryContent(Base64.getDecoder().decode(BY_TENSORBOARD));
  }
}
