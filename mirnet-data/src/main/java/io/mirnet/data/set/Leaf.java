package io.mirnet.data.set;

import java.util.random.RandomGenerator;

/** One leaf of a scene: an ellipse or a convex polygon, with its colours. */
final class Leaf {
  private final float centreX;
  private final float centreY;
  private final float radius;
  private final float xx;
  private final float xy;
  private final float yx;
  private final float yy;

  /** Outward normals of a polygon's sides, divided by their distance; empty for an ellipse. */
  private final float[] sideX;

  private final float[] sideY;
  private final float[] colour;
  private final float[] slope = new float[3];
  private final float slopeX;
  private final float slopeY;
  private final float roundness;
  private final float roughness;
  private final float stripes;
  private final float stripeAmplitude;
  private final Texture texture;

  Leaf(double x, double y, double radius, SceneColours colours, RandomGenerator random) {
    centreX = (float) x;
    centreY = (float) y;
    this.radius = (float) radius;
    double angle = random.nextDouble() * 2 * Math.PI;
    double squeeze = 1 + 1.5 * random.nextDouble() * random.nextDouble();
    xx = (float) (Math.cos(angle) / radius);
    xy = (float) (Math.sin(angle) / radius);
    yx = (float) (-Math.sin(angle) / radius * squeeze);
    yy = (float) (Math.cos(angle) / radius * squeeze);
    int sides = random.nextDouble() < 0.5 ? 0 : 3 + random.nextInt(5);
    sideX = new float[sides];
    sideY = new float[sides];
    polygon(random);
    colour = colours.next(random);
    float[] other = colours.next(random);
    double share = 0.35 * random.nextDouble();
    for (int c = 0; c < 3; c++) {
      slope[c] = (float) (share * (other[c] - colour[c]));
    }
    double direction = random.nextDouble() * 2 * Math.PI;
    slopeX = (float) Math.cos(direction);
    slopeY = (float) Math.sin(direction);
    roundness = sides == 0 && random.nextDouble() < 0.5 ? (float) (0.6 * random.nextDouble()) : 0;
    roughness = (float) (0.16 * random.nextDouble() * random.nextDouble());
    stripes = (float) (4 + 14 * random.nextDouble());
    stripeAmplitude = random.nextDouble() < 0.15 ? (float) (0.04 + 0.1 * random.nextDouble()) : 0;
    texture = new Texture(3 + 0.35 * radius * random.nextDouble(), random);
  }

  /** Sides that touch the unit circle, at angles far enough from regular to look natural. */
  private void polygon(RandomGenerator random) {
    int sides = sideX.length;
    for (int i = 0; i < sides; i++) {
      double angle = 2 * Math.PI * (i + 0.6 * (random.nextDouble() - 0.5)) / sides;
      // A side at 0.6 of the radius keeps even a triangle's corners near the radius.
      double distance = 0.6 + 0.2 * random.nextDouble();
      sideX[i] = (float) (Math.cos(angle) / distance);
      sideY[i] = (float) (Math.sin(angle) / distance);
    }
  }

  float centreX() {
    return centreX;
  }

  float centreY() {
    return centreY;
  }

  float radius() {
    return radius;
  }

  /** 0 at the centre, 1 on the outline, more outside; never less than the distance in radii. */
  float reach(float x, float y) {
    float dx = x - centreX;
    float dy = y - centreY;
    float u = dx * xx + dy * xy;
    float v = dx * yx + dy * yy;
    float reach = (float) Math.sqrt(u * u + v * v);
    for (int i = 0; i < sideX.length; i++) {
      reach = Math.max(reach, u * sideX[i] + v * sideY[i]);
    }
    return reach;
  }

  /** Writes red, green and blue at a place. */
  void paint(float x, float y, float shade, float[] to, int at) {
    float u = (x - centreX) * xx + (y - centreY) * xy;
    float v = (x - centreX) * yx + (y - centreY) * yy;
    float along = u * slopeX + v * slopeY;
    float relief = 1 + roughness * texture.at(x, y);
    if (stripeAmplitude > 0) {
      relief += stripeAmplitude * (float) Math.sin(stripes * u);
    }
    if (roundness > 0) {
      // A ball lit from above left: brighter towards the light, darker at the far rim.
      float facing = (float) Math.sqrt(Math.max(0, 1 - u * u - v * v));
      float lit = -0.5f * ((x - centreX) + (y - centreY)) / radius;
      relief *= 1 + roundness * (facing - 0.8f + 0.5f * lit);
    }
    for (int c = 0; c < 3; c++) {
      to[at + c] = (colour[c] + along * slope[c]) * relief * shade;
    }
  }
}
