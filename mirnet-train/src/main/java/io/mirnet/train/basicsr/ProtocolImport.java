package io.mirnet.train.basicsr;

import java.util.List;

/** {@code val.metrics} and {@code val.use_image}: how pictures are measured. */
final class ProtocolImport {
  private static final String METRICS = "val.metrics.";
  private static final List<String> MEASURED = List.of("calculate_psnr", "calculate_ssim");

  /** The protocols of RealSR: realsr-x2 to realsr-x4. */
  private static final long SMALLEST_SCALE = 2;

  private static final long LARGEST_SCALE = 4;

  /** What a metric measures: every protocol has PSNR and SSIM. */
  private record Measured(boolean luma, long crop) {}

  private ProtocolImport() {}

  static void carry(OptionFile file, Draft draft) {
    boolean floats = !file.truth("val.use_image").orElse(true);
    Measured first = null;
    for (String name : file.sections(METRICS)) {
      String section = METRICS + name + ".";
      if (MEASURED.stream().noneMatch(type -> file.is(section + "type", type))) {
        continue;
      }
      Measured measured =
          new Measured(
              file.truth(section + "test_y_channel").orElse(false),
              file.whole(section + "crop_border").orElse(0L));
      file.is(section + "better", "higher");
      file.is(section + "input_order", "HWC");
      if (first == null) {
        first = measured;
      } else if (!first.equals(measured)) {
        List.of("type", "test_y_channel", "crop_border").forEach(key -> file.leave(section + key));
      }
    }
    if (first != null) {
      protocol(first, floats, file, draft);
    }
  }

  private static void protocol(Measured measured, boolean floats, OptionFile file, Draft draft) {
    String name;
    if (measured.luma()) {
      name = "realsr-x" + Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, measured.crop()));
      draft.remark(
          "train.validation.protocol: %s is the published tables': it rounds Y and crops one pixel less at the top and left"
              .formatted(name));
      if (floats) {
        draft.remark(
            "val.use_image: false measures Y of values up to 1 with peak 255; such scores are 48.13 dB above PSNR");
      }
    } else if (floats) {
      name = file.has("datasets.val.dataroot_lqL") ? "dpdd" : "sidd";
    } else {
      name = "lol";
    }
    if (measured.luma() ? !name.endsWith("x" + measured.crop()) : measured.crop() != 0) {
      draft.change(
          "val.metrics: no protocol %s crops %d pixels; %s is measured instead, which gives other scores"
              .formatted(measured.luma() ? "of Y" : "of RGB", measured.crop(), name));
    }
    draft.put("train.validation.protocol", name);
  }
}
