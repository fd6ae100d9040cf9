package io.mirnet.train.assembly;

import io.mirnet.api.image.PairedImages;
import io.mirnet.blocks.Network;
import io.mirnet.train.measure.MeasuredSet;
import io.mirnet.train.run.Manifest;
import io.mirnet.train.run.NetworkCost;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a training begins by saying: what is trained, on what, and by which machine. */
final class Heading {
  private Heading() {}

  static List<String> of(Manifest manifest, Network network, DataSets data, long iterations) {
    return List.of(
        "device     %s, threads: %d, %s, %s, %s"
            .formatted(
                String.join(" ", manifest.devices()).replace("()", ""),
                manifest.threads(),
                manifest.engine(),
                manifest.execution(),
                manifest.precision()),
        "network    " + cost(NetworkCost.of(network)),
        "data       " + pairs(data.training()) + counted(" for %,d iterations", iterations),
        "validation "
            + data.validation().stream().map(Heading::set).collect(Collectors.joining(", ")));
  }

  private static String cost(NetworkCost cost) {
    return counted("%,d parameters", cost.parameters())
        + (cost.gmacs().isPresent()
            ? counted(", %.3f GMACs at 256x256", cost.gmacs().getAsDouble())
            : "");
  }

  private static String set(MeasuredSet set) {
    String name = set.name().equals(MeasuredSet.UNNAMED) ? "" : set.name() + ": ";
    return name + pairs(set.pairs()) + " by protocol " + set.protocol().name();
  }

  private static String pairs(PairedImages pairs) {
    OptionalInt scenes = pairs.scenes();
    return counted("%,d pairs", pairs.size())
        + (scenes.isEmpty()
            ? ""
            : counted(
                scenes.getAsInt() == 1 ? " of one scene" : " of %,d scenes", scenes.getAsInt()));
  }

  private static String counted(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
