package io.mirnet.train.report;

import io.mirnet.data.file.ImageFiles;
import io.mirnet.train.report.CropStrip.Picture;
import io.mirnet.train.report.internal.markup.Element;
import java.util.Base64;
import java.util.List;

/** Writes strips of crops as HTML, with their pictures inside. */
final class HtmlCrops {
  private final Links links;

  HtmlCrops(Links links) {
    this.links = links;
  }

  List<Element> of(List<CropStrip> strips) {
    return strips.stream().map(this::strip).toList();
  }

  private Element strip(CropStrip strip) {
    Element row = Element.of("div").with("class", "strip");
    strip.pictures().forEach(picture -> row.add(picture(strip, picture)));
    return Element.of("figure", row, Element.of("figcaption", caption(strip)));
  }

  private static String caption(CropStrip strip) {
    return ("%s: %d×%d pixels, where the settings' pictures differ the most (left %d, top %d). "
            + "Seed %d. All are enlarged alike, without smoothing. %s is that of the whole image.")
        .formatted(
            strip.image(),
            strip.place().width(),
            strip.place().height(),
            strip.place().left(),
            strip.place().top(),
            strip.seed(),
            strip.score().kind().title());
  }

  private Element picture(CropStrip strip, Picture picture) {
    String what = picture.caption();
    Element image =
        Element.of("img")
            .with(
                "src",
                "data:image/png;base64,"
                    + Base64.getEncoder().encodeToString(ImageFiles.png(picture.crop())))
            .with("width", strip.place().width())
            .with("height", strip.place().height())
            .with("alt", "%s of %s".formatted(what, strip.image()));
    Element text = Element.of("span", what).with("class", "what");
    String run = links.toFolder(picture.run());
    Element link = Element.of(run.isEmpty() ? "div" : "a", image, text).with("class", "picture");
    if (!run.isEmpty()) {
      link.with("href", run);
    }
    if (!Double.isNaN(picture.value())) {
      link.add(Element.of("span", strip.score().formatWithUnit(picture.value())));
    }
    return link;
  }
}
