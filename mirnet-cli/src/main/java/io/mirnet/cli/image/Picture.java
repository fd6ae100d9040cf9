package io.mirnet.cli.image;

import io.mirnet.api.image.Colours;
import io.mirnet.api.image.Image;
import io.mirnet.data.file.ImageFile;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Views;
import java.util.Optional;

/**
 * What was read for a job.
 *
 * @param file the picture, or the left view; grey if the network takes that
 * @param input what the network takes of it, with the right view where there is one
 * @param madeGrey whether the file is in colour, which the network doesn't take
 */
record Picture(ImageFile file, Image input, boolean madeGrey) {

  static Picture of(RestoreJob job, Colours colours) {
    ImageFile file = ImageFiles.read(job.input());
    if (colours == Colours.GREY) {
      Image grey = colours.of(file.colour());
      return new Picture(file.grey() ? file : grey(file, grey), grey, !file.grey());
    }
    Image input =
        job.right()
            .map(other -> Views.join(file.colour(), ImageFiles.read(other).colour(), job.input()))
            .orElse(file.colour());
    return new Picture(file, input, false);
  }

  /** A profile of colours doesn't fit grey samples. */
  private static ImageFile grey(ImageFile file, Image grey) {
    return new ImageFile(Colours.spread(grey), file.alpha(), true, Optional.empty(), file.turned());
  }
}
