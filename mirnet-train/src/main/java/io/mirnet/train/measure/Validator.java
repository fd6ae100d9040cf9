package io.mirnet.train;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.PairedImages;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.blocks.restore.Tiling;
import io.mirnet.data.sheet.SampleSheet;
import io.mirnet.train.run.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures a network on whole images, padded and cropped, and shows some of them. */
public final class Validator {
  private final PairedImages pairs;
  private final Metric metric;
  private final int pictures;
  private OptionalDouble inputPsnr = OptionalDouble.empty();

  /**
   * Makes a validator.
   *
   * @param pairs the validation set
   * @param metric how it is measured
   * @param pictures rows of the sample sheet
   */
  public Validator(PairedImages pairs, Metric metric, int pictures) {
    this.pairs = pairs;
    this.metric = metric;
    this.pictures = pictures;
  }

  /**
   * A validation with its pictures.
   *
   * @param validation the means
   * @param sheet rows of input, restored, target
   */
  public record Report(Validation validation, Optional<Image> sheet) {}

  /**
   * Measures a network.
   *
   * @param network the network
   * @return means and pictures
   */
  public Report validate(Network network) {
    double inputPsnr = measureInput();
    List<List<Image>> rows = new ArrayList<>();
    Evaluation evaluation =
        evaluate(
            network,
            (index, pair, restored) -> {
              if (index < pictures) {
                rows.add(List.of(pair.input(), restored, pair.target()));
              }
            });
    Validation validation =
        new Validation(evaluation.psnr(), evaluation.ssim(), inputPsnr, evaluation.more());
    Optional<Image> sheet = rows.isEmpty() ? Optional.empty() : Optional.of(SampleSheet.of(rows));
    return new Report(validation, sheet);
  }

  /**
   * Measures a network, image by image.
   *
   * @param network the network
   * @param viewer sees each image
   * @return the scores
   */
  public Evaluation evaluate(Network network, Evaluation.Viewer viewer) {
    return Evaluation.of(pairs, metric, new Restorer(network, Tiling.NONE)::restore, viewer);
  }

  /**
   * Measures the degraded images, once; a picture that can't be read is found here.
   *
   * @return mean PSNR in dB; NaN where input and target differ in channels
   */
  public double measureInput() {
    if (inputPsnr.isEmpty()) {
      ImagePair first = pairs.load(0);
      boolean comparable = first.input().channels() == first.target().channels();
      inputPsnr = OptionalDouble.of(comparable ? meanOfInputs() : Double.NaN);
    }
    return inputPsnr.getAsDouble();
  }

  private double meanOfInputs() {
    return Evaluation.of(pairs, metric, input -> input, (index, pair, restored) -> {}).psnr();
  }
}
