package io.mirnet.data.light;

/** The transfer curve of sRGB (IEC 61966-2-1): from display values to light and back. */
public final class Srgb {
  private Srgb() {}

  /**
   * Decodes a display value.
   *
   * @param value 0 is black, 1 is white
   * @return light, where white is 1
   */
  public static double toLight(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /**
   * Encodes light.
   *
   * @param light where white is 1
   * @return the display value
   */
  public static double fromLight(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
  }
}
