package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDArrayIndexer;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.recurrent.RNN;
import java.util.List;

/** The part of DJL's internal operations that no image network of ours needs: refused by name. */
abstract class UnsupportedOperations implements NDArrayEx {

  @Override
  public NDArray rdivi(NDArray b) {
    throw Recorder.unsupported("rdivi");
  }

  @Override
  public NDArray rmodi(NDArray b) {
    throw Recorder.unsupported("rmodi");
  }

  @Override
  public NDArray rpowi(Number n) {
    throw Recorder.unsupported("rpowi");
  }

  @Override
  public NDArray lpPool(
      float normType, Shape kernelShape, Shape stride, Shape padding, boolean ceilMode) {
    throw Recorder.unsupported("lpPool");
  }

  @Override
  public NDArray globalLpPool(float normType) {
    throw Recorder.unsupported("globalLpPool");
  }

  @Override
  public void adadeltaUpdate(
      NDList inputs,
      NDList weights,
      float weightDecay,
      float rescaleGrad,
      float clipGrad,
      float rho,
      float epsilon) {
    throw Recorder.unsupported("adadeltaUpdate");
  }

  @Override
  public void adagradUpdate(
      NDList inputs,
      NDList weights,
      float learningRate,
      float weightDecay,
      float rescaleGrad,
      float clipGrad,
      float epsilon) {
    throw Recorder.unsupported("adagradUpdate");
  }

  @Override
  public void adamUpdate(
      NDList inputs,
      NDList weights,
      float learningRate,
      float learningRateBiasCorrection,
      float weightDecay,
      float rescaleGrad,
      float clipGrad,
      float beta1,
      float beta2,
      float epsilon,
      boolean lazyUpdate,
      boolean adamw) {
    throw Recorder.unsupported("adamUpdate");
  }

  @Override
  public void nagUpdate(
      NDList inputs,
      NDList weights,
      float learningRate,
      float weightDecay,
      float rescaleGrad,
      float clipGrad,
      float momentum) {
    throw Recorder.unsupported("nagUpdate");
  }

  @Override
  public void rmspropUpdate(
      NDList inputs,
      NDList weights,
      float learningRate,
      float weightDecay,
      float rescaleGrad,
      float clipGrad,
      float rho,
      float momentum,
      float epsilon,
      boolean centered) {
    throw Recorder.unsupported("rmspropUpdate");
  }

  @Override
  public void sgdUpdate(
      NDList inputs,
      NDList weights,
      float learningRate,
      float weightDecay,
      float rescaleGrad,
      float clipGrad,
      float momentum,
      boolean lazyUpdate) {
    throw Recorder.unsupported("sgdUpdate");
  }

  @Override
  public NDList deconvolution(
      NDArray input,
      NDArray weight,
      NDArray bias,
      Shape stride,
      Shape padding,
      Shape outPadding,
      Shape dilation,
      int groups) {
    throw Recorder.unsupported("deconvolution");
  }

  @Override
  public NDList embedding(NDArray input, NDArray weight, SparseFormat sparse) {
    throw Recorder.unsupported("embedding");
  }

  @Override
  public NDList prelu(NDArray input, NDArray alpha) {
    throw Recorder.unsupported("prelu");
  }

  @Override
  public NDList rnn(
      NDArray input,
      NDArray state,
      NDList params,
      boolean hasBiases,
      int numLayers,
      RNN.Activation activation,
      double dropRate,
      boolean training,
      boolean bidirectional,
      boolean batchFirst) {
    throw Recorder.unsupported("rnn");
  }

  @Override
  public NDList gru(
      NDArray input,
      NDArray state,
      NDList params,
      boolean hasBiases,
      int numLayers,
      double dropRate,
      boolean training,
      boolean bidirectional,
      boolean batchFirst) {
    throw Recorder.unsupported("gru");
  }

  @Override
  public NDList lstm(
      NDArray input,
      NDList states,
      NDList params,
      boolean hasBiases,
      int numLayers,
      double dropRate,
      boolean training,
      boolean bidirectional,
      boolean batchFirst) {
    throw Recorder.unsupported("lstm");
  }

  @Override
  public NDArray resize(int width, int height, int interpolation) {
    throw Recorder.unsupported("resize");
  }

  @Override
  public NDArray randomFlipLeftRight() {
    throw Recorder.unsupported("randomFlipLeftRight");
  }

  @Override
  public NDArray randomFlipTopBottom() {
    throw Recorder.unsupported("randomFlipTopBottom");
  }

  @Override
  public NDArray randomBrightness(float brightness) {
    throw Recorder.unsupported("randomBrightness");
  }

  @Override
  public NDArray randomHue(float hue) {
    throw Recorder.unsupported("randomHue");
  }

  @Override
  public NDArray randomColorJitter(float brightness, float contrast, float saturation, float hue) {
    throw Recorder.unsupported("randomColorJitter");
  }

  @Override
  public NDArrayIndexer getIndexer(NDManager manager) {
    throw Recorder.unsupported("getIndexer");
  }

  @Override
  public NDArray where(NDArray condition, NDArray other) {
    throw Recorder.unsupported("where");
  }

  @Override
  public NDList multiBoxTarget(
      NDList inputs,
      float iouThreshold,
      float ignoreLabel,
      float negativeMiningRatio,
      float negativeMiningThreshold,
      int minNegativeSamples) {
    throw Recorder.unsupported("multiBoxTarget");
  }

  @Override
  public NDList multiBoxPrior(
      List<Float> sizes, List<Float> ratios, List<Float> steps, List<Float> offsets, boolean clip) {
    throw Recorder.unsupported("multiBoxPrior");
  }

  @Override
  public NDList multiBoxDetection(
      NDList inputs,
      boolean clip,
      float threshold,
      int backgroundId,
      float nmsThreshold,
      boolean forceSuppress,
      int nmsTopK) {
    throw Recorder.unsupported("multiBoxDetection");
  }
}
