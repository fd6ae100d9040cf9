package io.mirnet.train.loss;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.nio.file.Path;
import java.util.List;

/**
 * Options of {@code perceptual}.
 *
 * @param file a TorchScript file from images to a list or a dict of feature maps
 * @param layers the maps that count, by key in the dict or by place in the list from 0; all if
 *     empty
 * @param weights factor of each layer; 1 each if empty
 * @param distance how two maps are compared
 */
public record PerceptualOptions(
    @Doc("a TorchScript file from images to a list or a dict of feature maps") Path file,
    @Default("[]") @Doc("the maps that count, by key or by place from 0; all if empty")
        List<String> layers,
    @Default("[]") @Range(min = 0) @Doc("factor of each layer; 1 each if empty")
        List<Double> weights,
    @Default("l1") @Doc("how two maps are compared") Distance distance)
    implements Checked {

  /** How two feature maps are compared. */
  public enum Distance {
    /** Mean absolute difference. */
    L1,
    /** Mean squared difference. */
    MSE
  }

  /** Copies the lists. */
  public PerceptualOptions {
    layers = List.copyOf(layers);
    weights = List.copyOf(weights);
  }

  @Override
  public List<Violation> violations() {
    return weights.isEmpty() || weights.size() == layers.size()
        ? List.of()
        : List.of(
            new Violation(
                "weights",
                "one for each of the layers is needed, but there are %d weights and %d layers"
                    .formatted(weights.size(), layers.size())));
  }
}
