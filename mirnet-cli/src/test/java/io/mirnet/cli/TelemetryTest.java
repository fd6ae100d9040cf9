package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Nothing is sent anywhere, however mirnet is used. */
class TelemetryTest {

  @Test
  void theCommandLineCallsNobody() throws Exception {
    assertThat(run("doctor")).contains("libtorch").doesNotContain("calls");
  }

  @Test
  void aProgramThatLoadsPluginsCallsNobody() throws Exception {
    assertThat(run("library")).doesNotContain("calls");
  }

  @Test
  void theEngineAloneWouldCallOut() throws Exception {
    assertThat(run("engine")).contains("calls http://");
  }

  private static String run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder program = CliProcess.java(CallsOut.class, arguments).redirectErrorStream(true);
    program.environment().remove("OPT_OUT_TRACKING");
    Process process = program.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
