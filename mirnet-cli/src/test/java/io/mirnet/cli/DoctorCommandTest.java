package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.train.execution.Bfloat16Units;
import io.mirnet.train.step.MissedGpu;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  @Test
  void theEngineComputes() {
    JsonNode facts = Cli.run("doctor", "--format", "json").done().json();
    assertThat(facts.get("computes").textValue()).isEqualTo("yes");
    assertThat(facts.get("engine").textValue())
        .isEqualTo("PyTorch " + Engine.getInstance().getVersion());
    assertThat(facts.get("gpus").intValue()).isEqualTo(Engine.getInstance().getGpuCount());
    assertThat(facts.get("libtorch").textValue()).matches(".+, for (CUDA|CPUs only)");
    assertThat(facts.get("bfloat16").textValue()).isEqualTo(Bfloat16Units.here().on(Device.cpu()));
    assertThat(facts.has("warning")).isEqualTo(MissedGpu.here().isPresent());
    assertThat(facts.get("cores").intValue()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(facts.get("threads").intValue())
        .isEqualTo(Integer.getInteger("ai.djl.pytorch.num_threads"));
    assertThat(facts.get("providers").intValue()).isGreaterThan(15);
    assertThat(facts.get("java").textValue()).contains(System.getProperty("java.version"));
  }

  @Test
  void whoAsksForABenchmarkIsToldWhereItWent() {
    Cli.run("doctor", "--benchmark", "--size", "512")
        .refused(ExitCode.USAGE, "use mirnet-cli benchmark", "see mirnet-cli benchmark --help");
  }

  @Test
  void textIsForPeople() {
    assertThat(Cli.run("doctor").done().out().lines())
        .anyMatch(line -> line.matches("computes +yes"))
        .anyMatch(line -> line.matches("mirnet +\\d.*"));
  }
}
