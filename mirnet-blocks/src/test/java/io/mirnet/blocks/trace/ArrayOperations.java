package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Every operation that can be recorded, in the forms in which DJL has it, of (2, 4, 7, 10). */
public final class ArrayOperations {
  private ArrayOperations() {}

  public static Map<String, UnaryOperator<NDArray>> all() {
    Map<String, UnaryOperator<NDArray>> operations = new TreeMap<>();
    Shape two = new Shape(2, 2);
    Shape three = new Shape(3, 3);
    operations.put(
        "avgPool floor", x -> Pool.avgPool2d(x, two, two, new Shape(0, 0), false, false));
    operations.put("avgPool ceil", x -> Pool.avgPool2d(x, two, two, new Shape(0, 0), true, false));
    operations.put(
        "avgPool ceil, padded, last window dropped",
        x -> Pool.avgPool2d(x, two, three, new Shape(1, 1), true, false));
    operations.put(
        "avgPool padded", x -> Pool.avgPool2d(x, three, two, new Shape(1, 1), false, true));
    operations.put(
        "avgPool padded, padding not counted",
        x -> Pool.avgPool2d(x, three, two, new Shape(1, 1), false, false));
    operations.put("maxPool", x -> Pool.maxPool2d(x, three, two, new Shape(1, 1), true));
    operations.put("globalAvgPool", Pool::globalAvgPool2d);
    operations.put("globalMaxPool", Pool::globalMaxPool2d);
    operations.put(
        "interpolation", x -> x.getNDArrayInternal().interpolation(new long[] {14, 20}, 1, false));
    operations.put("relu", Activation::relu);
    operations.put("sigmoid", Activation::sigmoid);
    operations.put("tanh", Activation::tanh);
    operations.put("softPlus", Activation::softPlus);
    operations.put("softSign", Activation::softSign);
    operations.put("leakyRelu", x -> Activation.leakyRelu(x, 0.2f));
    operations.put("elu", x -> Activation.elu(x, 1));
    operations.put("selu", Activation::selu);
    operations.put("gelu", Activation::gelu);
    operations.put("minimum relu6", Activation::relu6);
    operations.put("mul swish", x -> Activation.swish(x, 1));
    operations.put("add number", x -> x.add(1));
    operations.put("add constant", x -> x.add(x.getManager().ones(new Shape(7, 1))));
    operations.put("add array", x -> x.add(x.mean(new int[] {1}, true)));
    operations.put("add in place", x -> x.mul(1).addi(x.sum(new int[] {2}, true)));
    operations.put("sub", x -> x.get("0:1").sub(x));
    operations.put("neg of a number minus an array", x -> NDArrays.sub(1, x));
    operations.put("mul", x -> x.mul(x.get("0, :, 0:1, 0:1")));
    operations.put("div", x -> NDArrays.div(1f, x));
    operations.put("div in place", x -> x.mul(1).divi(3));
    operations.put("pow", x -> x.pow(2));
    operations.put("maximum", x -> x.maximum(0));
    operations.put("exp", NDArray::exp);
    operations.put("log", NDArray::log);
    operations.put("sqrt", NDArray::sqrt);
    operations.put("square", NDArray::square);
    operations.put("abs", NDArray::abs);
    operations.put("clip", x -> x.clip(0, 1));
    operations.put("softmax", x -> x.softmax(1));
    operations.put("reshape", x -> x.reshape(2, 4, -1));
    operations.put("squeeze", x -> x.get("0:1").squeeze());
    operations.put("squeeze one", x -> x.get("0:1").squeeze(0));
    operations.put("expandDims", x -> x.expandDims(1));
    operations.put("expandDims last", x -> x.expandDims(-1));
    operations.put("transpose", x -> x.transpose(0, 2, 3, 1));
    operations.put("transpose reversed", NDArray::transpose);
    operations.put("transpose swapAxes", x -> x.swapAxes(1, 3));
    operations.put("flatten", NDArray::flatten);
    operations.put("flatten some", x -> x.flatten(1, 2));
    operations.put("concat", x -> NDArrays.concat(new NDList(x, x.get(":, 1:"), x), 1));
    operations.put("stack", x -> NDArrays.stack(new NDList(x, x), 1));
    operations.put("split", x -> x.split(2, 1).get(1));
    operations.put("split at", x -> x.split(new long[] {3, 4}, 3).get(2));
    operations.put("get fixed", x -> x.get(1));
    operations.put("get ranges", x -> x.get(new NDIndex("..., 1:6:2, 2")));
    operations.put("matMul", x -> x.matMul(x.swapAxes(2, 3)));
    operations.put("batchMatMul", x -> x.reshape(8, 7, 10).batchMatMul(x.reshape(8, 10, 7)));
    operations.put("sum", NDArray::sum);
    operations.put("sum over axes", x -> x.sum(new int[] {2, -1}));
    operations.put("mean", x -> x.mean(new int[] {-1}, true));
    operations.put("max", x -> x.max(new int[] {1}));
    operations.put("min", NDArray::min);
    operations.put("broadcast", x -> x.get("0:1").broadcast(new Shape(3, 4, 7, 10)));
    operations.put("log2", x -> x.log2());
    operations.put("log10", x -> x.log10());
    operations.put("sin", NDArray::sin);
    operations.put("cos", NDArray::cos);
    operations.put("erf", NDArray::erf);
    operations.put("logSoftmax", x -> x.logSoftmax(1));
    operations.put("number to the power of an array", x -> x.getNDArrayInternal().rpow(2));
    operations.put("minimum of arrays", x -> x.minimum(x.mul(x)));
    operations.put("duplicate", x -> x.mul(x.duplicate()));
    operations.put("flip", x -> x.flip(2));
    operations.put("pad", x -> x.pad(new Shape(1, 2, 3, 0), 0.5));
    operations.put("zeros", x -> x.mul(x.getManager().zeros(new Shape(10))));
    operations.put(
        "own numbers",
        x -> x.mul(x.getManager().create(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})));
    operations.put(
        "own numbers of a shape",
        x ->
            x.matMul(
                x.getManager()
                    .create(
                        new float[] {
                          1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20
                        },
                        new Shape(10, 2))));
    operations.put(
        "nearest", x -> x.getNDArrayInternal().interpolation(new long[] {14, 20}, 0, false));
    operations.put(
        "bilinear, smaller",
        x -> x.getNDArrayInternal().interpolation(new long[] {3, 5}, 1, false));
    operations.put(
        "bicubic", x -> x.getNDArrayInternal().interpolation(new long[] {14, 20}, 3, false));
    operations.put("fft", x -> x.rfft(10, 3).fft(7, 2).real());
    operations.put("stopGradient", x -> x.mul(x.stopGradient()));
    return operations;
  }
}
