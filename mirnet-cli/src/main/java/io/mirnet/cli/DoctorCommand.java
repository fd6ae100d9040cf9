package io.mirnet.cli;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.engine.Libtorch;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.DeviceOption;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Format;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.train.assembly.Manifests;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.step.Bfloat16Units;
import io.mirnet.train.step.EngineSettings;
import io.mirnet.train.step.MissedGpu;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli doctor}. */
@Command(
    name = "doctor",
    description = "Says what this machine has, and whether the engine starts and computes.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  @Option(
      names = "--benchmark",
      description =
          "Also times the full network on one device, as mirnet lays it out and as DJL would (a"
              + " minute).")
  private boolean benchmark;

  @Mixin private DeviceOption device;

  @Option(
      names = "--size",
      defaultValue = "256",
      paramLabel = "PIXELS",
      description = "Side of the image that the benchmark restores (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--batch",
      defaultValue = "2",
      paramLabel = "N",
      description = "Samples of the benchmark's training step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--patch",
      defaultValue = "64",
      paramLabel = "PIXELS",
      description = "Side of the samples of that step (default: ${DEFAULT-VALUE}).")
  private int patch;

  @Override
  public Integer call() {
    Map<String, Object> facts = new LinkedHashMap<>();
    Runtime runtime = Runtime.getRuntime();
    facts.put("mirnet", Manifests.version());
    facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
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
    if (benchmark) {
      measure(assembly, facts);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(Format.json(facts));
    } else {
      facts.forEach((name, value) -> out.printf("%-16s %s%n", name.replace('_', ' '), value));
    }
    return ExitCode.DONE;
  }

  private void measure(Assembly assembly, Map<String, Object> facts) {
    Experiment released = assembly.configurations().defaults(Experiment.class);
    Device where = device.device();
    Map<String, Benchmark.Times> times =
        new Benchmark(released, where, new Benchmark.Sizes(size, batch, patch)).run();
    Benchmark.Times ours = times.get("channels-last");
    Benchmark.Times plain = times.get("contiguous");
    facts.put("benchmark_on", where.isGpu() ? "gpu:" + where.getDeviceId() : "cpu");
    facts.put("inference_" + size, seconds(ours.inference(), plain.inference()));
    facts.put("step_%dx%d".formatted(batch, patch), seconds(ours.step(), plain.step()));
  }

  private static String seconds(double ours, double plain) {
    return String.format(
        Locale.ROOT,
        "%.3f s channels-last, %.3f s contiguous: %.2f times as fast",
        ours,
        plain,
        plain / ours);
  }

  private static boolean computes(Device device) {
    try (NDManager manager = NDManager.newBaseManager(device)) {
      return manager.ones(new Shape(2, 2)).sum().getFloat() == 4;
    }
  }
}
