package io.mirnet.cli.image;

import io.mirnet.api.image.Image;
import io.mirnet.data.file.ImageFile;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Views;

/**
 * What was read for a job.
 *
 * @param file the picture, or the left view
 * @param input what the network takes of it, with the right view where there is one
 */
record Picture(ImageFile file, Image input) {

  static Picture of(RestoreJob job) {
    ImageFile file = ImageFiles.read(job.input());
    Image input =
        job.right()
            .map(other -> Views.join(file.colour(), ImageFiles.read(other).colour(), job.input()))
            .orElse(file.colour());
    return new Picture(file, input);
  }
}
