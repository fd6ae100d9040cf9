package io.mirnet.data.prepare;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Views;
import io.mirnet.data.prepare.Source.Part;
import io.mirnet.data.sheet.Crop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts pairs and writes the crops where {@code paired} finds them: {@code
 * PART/{input,input-right,target}/NAME_TOP_LEFT.png}, in the depth of the source, as RGB. The same
 * pair always gives the same bytes.
 *
 * @param output the folder
 * @param cutting how pictures are cut
 */
public record Cutter(Path output, Cutting cutting) {
  /** Digits of a position, so that names sort by it; PNG's largest side has ten. */
  private static final String NAME = "%s_%05d_%05d.png";

  /**
   * Cuts a pair.
   *
   * @param source the pair
   * @return the files, in a fixed order
   * @throws io.mirnet.api.InputException if the pair can't be read
   * @throws UncheckedIOException if a file can't be written; each file is there wholly or not at
   *     all
   */
  public List<CutFile> cut(Source source) {
    ImagePair pair = source.pairs().load(source.index());
    List<Crop> places =
        source.part() == Part.TRAIN
            ? cutting.training(pair.target())
            : cutting.validation(pair.target());
    Map<String, Image> folders = new LinkedHashMap<>();
    List<Image> inputs = Views.split(pair.input());
    folders.put("input", inputs.get(0));
    if (inputs.size() > 1) {
      folders.put("input-right", inputs.get(1));
    }
    folders.put("target", pair.target());
    List<CutFile> files = new ArrayList<>();
    folders.forEach(
        (folder, image) -> {
          for (Crop place : places) {
            String file =
                "%s/%s/%s"
                    .formatted(
                        source.part().name().toLowerCase(Locale.ROOT),
                        folder,
                        NAME.formatted(source.stem(), place.top(), place.left()));
            write(output.resolve(file), place.of(image));
            files.add(new CutFile(file, source.name(), place));
          }
        });
    return files;
  }

  private static void write(Path file, Image image) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of %s can't be made: %s".formatted(file, e), e);
    }
    ImageFiles.write(file, image, Optional.empty(), false);
  }
}
