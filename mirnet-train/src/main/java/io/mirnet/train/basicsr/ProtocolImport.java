package io.mirnet.train.basicsr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code val.metrics} and {@code val.use_image}: how pictures are measured. */
final class ProtocolImport {
  private static final String METRICS = "val.metrics.";
  private static final List<String> MEASURED = List.of("calculate_psnr", "calculate_ssim");

  /** The protocols of RealSR: realsr-x2 to realsr-x4. */
  private static final long SMALLEST_SCALE = 2;

  private static final long LARGEST_SCALE = 4;

  /** What a metric measures; of PSNR and SSIM, since both are always told. */
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
    if (measured.luma() && floats) {
      draft.remark(
          "val.use_image: false measures Y of values up to 1 with peak 255; such scores are 48.13 dB above PSNR");
    }
    Object protocol = measured.luma() ? ofLuma(measured, draft) : ofColours(measured, floats, file);
    draft.put("train.validation.protocol", protocol);
  }

  private static Object ofLuma(Measured measured, Draft draft) {
    if (measured.crop() < SMALLEST_SCALE || measured.crop() > LARGEST_SCALE) {
      draft.remark("train.validation.protocol: Y is rounded before it is measured");
      return put("colour", "y", measured, "wang");
    }
    String name = "realsr-x" + measured.crop();
    draft.remark(
        "train.validation.protocol: %s is the published tables': it rounds Y and crops one pixel less at the top and left"
            .formatted(name));
    return name;
  }

  private static Object ofColours(Measured measured, boolean floats, OptionFile file) {
    if (measured.crop() > 0) {
      return put("range", floats ? "1" : "255", measured, "matlab-volume");
    } else if (floats) {
      return file.has("datasets.val.dataroot_lqL") ? "dpdd" : "sidd";
    }
    return "lol";
  }

  /** PSNR and SSIM with what no table crops. */
  private static List<Map<String, Object>> put(
      String option, String value, Measured measured, String variant) {
    Map<String, Object> psnr = new LinkedHashMap<>();
    psnr.put("type", "psnr");
    psnr.put(option, value);
    psnr.put("crop", measured.crop());
    Map<String, Object> ssim = new LinkedHashMap<>(psnr);
    ssim.put("type", "ssim");
    ssim.put("variant", variant);
    return List.of(psnr, ssim);
  }
}
