package io.mirnet.data.degradation.jpeg;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.data.degradation.option.Span;

/**
 * Compression as JPEG by the JDK's encoder: {@code degradation: {type: jpeg, quality: [10, 95]}}.
 * The quality is a whole number drawn for the picture, on the scale of libjpeg, which OpenCV and
 * Pillow use too; tables and numbers of it are theirs.
 */
@Doc("compression as JPEG")
@AutoService(DegradationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class JpegProvider implements DegradationProvider<JpegOptions> {
  @Override
  public String name() {
    return "jpeg";
  }

  @Override
  public Class<JpegOptions> configType() {
    return JpegOptions.class;
  }

  @Override
  public Degradation create(JpegOptions options) {
    return new Jpeg(Span.of(options.quality()), options.chroma());
  }
}
