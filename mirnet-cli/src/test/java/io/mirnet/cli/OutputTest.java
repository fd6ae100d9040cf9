package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.cli.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OutputTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void aResultThatCannotBeWrittenIsNoSuccess() throws Exception {
    Process full =
        CliProcess.of("--version")
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("/dev/full")))
            .start();
    String err = new String(full.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(full.waitFor()).isEqualTo(ExitCode.FAILURE);
    assertThat(err)
        .startsWith("error: the result can't be written to standard output: No space left");
  }

  @Test
  void aPipeThatWasClosedIsNoLoss() throws IOException {
    Output output = new Output(failing("Broken pipe"));
    tryWriting(output);
    assertThat(output.lost()).isEmpty();
    output = new Output(failing("No space left on device"));
    tryWriting(output);
    assertThat(output.lost()).isPresent();
  }

  @Test
  void whatIsWrittenArrives() throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    Output output = new Output(to);
    output.write('a');
    output.write(new byte[] {'b', 'c'});
    assertThat(to).hasToString("abc");
    assertThat(output.lost()).isEmpty();
  }

  private static void tryWriting(OutputStream output) {
    try {
      output.write(1);
    } catch (IOException e) {
      assertThat(e).hasNoCause();
    }
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(why);
      }
    };
  }
}
