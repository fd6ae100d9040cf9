package io.mirnet.cli;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.engine.Libtorch;
import io.mirnet.blocks.engine.Machine;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Format;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.train.assembly.Manifests;
import io.mirnet.train.execution.Bfloat16Units;
import io.mirnet.train.step.EngineSettings;
import io.mirnet.train.step.MissedGpu;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli doctor}. */
@Command(
    name = "doctor",
    footer = {"%nExamples:", "  mirnet-cli doctor", "  mirnet-cli doctor --format json"},
    description = "Says what this machine has, and whether the engine starts and computes.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  /** Was an option once; who still gives it is told where it went. */
  @Option(names = "--benchmark", hidden = true)
  @SuppressWarnings("unused") // Called by picocli, as soon as the option is met.
  private void benchmark(boolean given) {
    if (given) {
      throw new ParameterException(
          spec.root().subcommands().get("benchmark"),
          "doctor doesn't measure any more; use mirnet-cli benchmark");
    }
  }

  @Override
  public Integer call() {
    Map<String, Object> facts = new LinkedHashMap<>();
    Runtime runtime = Runtime.getRuntime();
    facts.put("mirnet", Manifests.version());
    facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    Machine.here().processor().ifPresent(name -> facts.put("processor", name));
    facts.put("cores", runtime.availableProcessors());
    facts.put("heap_mebibytes", runtime.maxMemory() >> 20);
    facts.put("threads", EngineSettings.apply(0));
    Assembly assembly = Assembly.load(spec);
    int providers =
        ExtensionPoint.all().stream()
            .mapToInt(point -> assembly.providers().all(point).size())
            .sum();
    facts.put("providers", providers);
    Engine engine = Engine.getInstance();
    facts.put("djl", Engine.getDjlVersion());
    facts.put("engine", engine.getEngineName() + " " + engine.getVersion());
    facts.put("libtorch", Libtorch.loaded().text());
    facts.put("gpus", engine.getGpuCount());
    MissedGpu.here().ifPresent(missed -> facts.put("warning", missed.text()));
    facts.put("computes", computes(Device.cpu()) ? "yes" : "no: 2 x 2 ones don't add up to 4");
    Bfloat16Units bfloat16 = Bfloat16Units.here();
    facts.put("bfloat16", bfloat16.on(Device.cpu()));
    for (int i = 0; i < engine.getGpuCount(); i++) {
      facts.put("gpu_" + i, computes(Device.gpu(i)) ? "computes" : "does not compute");
      facts.put("gpu_" + i + "_bfloat16", bfloat16.on(Device.gpu(i)));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(Format.json(facts));
    } else {
      facts.forEach((name, value) -> out.printf("%-16s %s%n", name.replace('_', ' '), value));
    }
    return ExitCode.DONE;
  }

  private static boolean computes(Device device) {
    try (NDManager manager = NDManager.newBaseManager(device)) {
      return manager.ones(new Shape(2, 2)).sum().getFloat() == 4;
    }
  }
}
