package io.mirnet.blocks.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PthFileTest {
  @TempDir Path folder;

  @Test
  void theZipFormHoldsTheWholeNetwork() throws IOException {
    TensorFile zip = PthFile.read(unzipped("mirnet-v2-w16.pth"));
    assertThat(zip.tensors()).hasSize(238);
    assertThat(zip.tensors().values().stream().mapToLong(t -> t.shape().size()).sum())
        .isEqualTo(236_864);
    assertThat(zip.tensors().keySet()).startsWith("conv_in.weight").endsWith("conv_out.weight");
    assertThat(zip.tensors().get("conv_in.weight").shape()).isEqualTo(new Shape(16, 3, 3, 3));
    assertThat(zip.metadata()).isEmpty();
  }

  /**
   * The fixtures have the same names and shapes but not the same numbers: the older form was saved
   * after the three training steps (with it the network gives {@code output_after_3_steps} of the
   * .npz, with the zip form {@code output}). So each is checked against the CRC-32 of what Python's
   * own pickle, zipfile and struct modules read from it.
   */
  @Test
  void theFormBeforePyTorch16HoldsTheSameNamesAndShapes() throws IOException {
    TensorFile zip = PthFile.read(unzipped("mirnet-v2-w16.pth"));
    TensorFile legacy = PthFile.read(legacy());
    assertThat(legacy.tensors().keySet()).containsExactlyElementsOf(zip.tensors().keySet());
    legacy
        .tensors()
        .forEach(
            (name, tensor) ->
                assertThat(tensor.shape()).isEqualTo(zip.tensors().get(name).shape()));
    assertThat(checksum(zip)).isEqualTo(0xf39d582aL);
    assertThat(checksum(legacy)).isEqualTo(0x658c3a24L);
  }

  @Test
  void theDualPixelFormTakesSixChannels() throws IOException {
    assertThat(
            PthFile.read(unzipped("mirnet-v2-w16-dual-pixel.pth"))
                .tensors()
                .get("conv_in.weight")
                .shape())
        .isEqualTo(new Shape(16, 6, 3, 3));
  }

  @Test
  void tensorsOfDictsWithinAreNamedByTheirPath() {
    PthBytes pth = new PthBytes().op('}').text("epoch").number(3).op('s');
    pth.text("a").op('}').text("b.c").op('}').text("w.x").tensor("0", 1, 2).op('s', 's', 's');
    try (PthFile opened = PthFile.open(pth.zip(file()))) {
      assertThat(opened.shapes()).containsExactly(entry("a/b.c/w.x", new Shape(2)));
    }
    assertSingle(file(), "w.x", 1, 2);
  }

  @Test
  void whatIsNoTensorIsIgnoredAndTheOrderIsKept() {
    PthBytes pth = new PthBytes().op('}', '(').text("z").tensor("0", 1).text("a").tensor("1", 2);
    pth.text("optimizer").op('}').text("state").tensor("2", 9).op('s');
    pth.text("lr").op('N').number(4).op('N', 'u');
    assertThat(PthFile.read(pth.zip(file())).tensors().keySet())
        .containsExactly("z", "a", "optimizer/state");
  }

  /** A pickle may hold a dict in itself, or in a thousand places. */
  @Test
  void aDictIsListedOnce() {
    PthBytes pth = new PthBytes().op('}', 'q', 1).text("w").tensor("0", 5).op('s');
    pth.text("self").op('h', 1, 's').text("again").op('h', 1, 's');
    assertSingle(pth.zip(file()), "w", 5);
  }

  @Test
  void numbersAreReadWhenAskedFor() {
    PthBytes pth = new PthBytes().op('}').text("w").tensor("0", 5).op('s');
    try (PthFile opened = PthFile.open(pth.text("v").tensor("1", 6).op('s').zip(file()))) {
      assertThat(opened.shapes())
          .containsExactly(entry("w", new Shape(1)), entry("v", new Shape(1)));
      assertThat(opened.load(List.of("v")))
          .containsExactly(entry("v", new Tensor(new Shape(1), new float[] {6})));
    }
  }

  @Test
  void aParameterIsItsTensor() {
    PthBytes pth = new PthBytes().op('}').text("w").global("torch._utils", "_rebuild_parameter");
    pth.op('(').tensor("0", 5).op(0x88).global("collections", "OrderedDict").op(')', 'R', 't', 'R');
    assertSingle(pth.op('s').zip(file()), "w", 5);
  }

  @Test
  void stridesAndOffsetsAreFollowed() {
    float[] storage = {0, 1, 2, 3, 4, 5, 6};
    PthBytes pth = new PthBytes().op('}').text("w");
    pth.tensor("0", storage, 1, new long[] {3, 2}, new long[] {1, 3}).op('s');
    Path zip = pth.zip(file());
    assertSingle(zip, "w", 1, 4, 2, 5, 3, 6);
    assertThat(PthFile.read(zip).tensors().get("w").shape()).isEqualTo(new Shape(3, 2));
  }

  @Test
  void theFormBefore16FindsEachStorage() {
    PthBytes pth = new PthBytes().op('}').text("a").tensor("10", 1, 2, 3).op('s');
    pth.text("b").tensor("11", new float[] {4, 5}, 1, new long[] {}, new long[] {}).op('s');
    TensorFile content = PthFile.read(pth.legacy(file()));
    assertThat(content.tensors().get("a").values()).containsExactly(1, 2, 3);
    assertThat(content.tensors().get("b").values()).containsExactly(5);
  }

  @Test
  void bothFormsOfTheSameObjectAreEqual() {
    PthBytes pth = new PthBytes().op('}').text("a").tensor("0", 1, 2, 3).op('s');
    pth.text("b").tensor("1", new float[] {4, 5}, 0, new long[] {2}, new long[] {1}).op('s');
    TensorFile legacy = PthFile.read(pth.legacy(file()));
    assertThat(PthFile.read(pth.zip(file()))).isEqualTo(legacy);
  }

  @ParameterizedTest
  @CsvSource({
    "DoubleStorage, 8, 000000000000f83f, 1.5",
    "HalfStorage, 2, 003e, 1.5",
    "BFloat16Storage, 2, c03f, 1.5",
    "LongStorage, 8, 0300000000000000, 3",
    "IntStorage, 4, 03000000, 3",
    "ShortStorage, 2, fdff, -3",
    "CharStorage, 1, fd, -3",
    "ByteStorage, 1, fd, 253",
    "BoolStorage, 1, 01, 1"
  })
  void everyStorageBecomesFloats(String type, int length, String hex, float expected) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(bytes).hasSize(length);
    PthBytes pth = new PthBytes().op('}').text("w");
    pth.tensor("0", type, 1, bytes, 0, new long[] {1}, new long[] {1}).op('s');
    assertSingle(pth.zip(file()), "w", expected);
  }

  @Test
  void anEmptyTensorNeedsNoNumbers() {
    PthBytes pth = new PthBytes().op('}').text("w");
    pth.tensor("0", new float[0], 0, new long[] {0, 4}, new long[] {4, 1}).op('s');
    assertSingle(pth.zip(file()), "w");
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 1", "0, 5, 1", "0, 2, 4", "-1, 2, 1", "3, 2, -1", "0, 2, 9223372036854775807"})
  void viewsBeyondTheirStorageAreRefused(long offset, long size, long stride) {
    PthBytes pth = new PthBytes().op('}').text("w");
    pth.tensor("0", new float[4], offset, new long[] {size}, new long[] {stride}).op('s');
    refused(pth.zip(file()), "tensor 'w' reaches beyond its storage");
  }

  @Test
  void sizesThatTheFileCannotHoldAreRefused() {
    PthBytes pth = new PthBytes().op('}').text("w");
    pth.tensor("0", new float[1], 0, new long[] {1 << 30}, new long[] {0}).op('s');
    refused(pth.zip(file()), "is more than the file can hold");
    PthBytes negative = new PthBytes().op('}').text("w");
    negative.tensor("0", new float[1], 0, new long[] {-1}, new long[] {1}).op('s');
    refused(negative.zip(file()), "is more than the file can hold");
    PthBytes overflow = new PthBytes().op('}').text("w");
    overflow.tensor("0", new float[1], 0, new long[] {1L << 31, 1L << 33}, new long[] {0, 0});
    refused(overflow.op('s').zip(file()), "is more than the file can hold");
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "builtins, eval",
    "datetime, datetime",
    "exceptions, ValueError",
    "java.lang, Runtime",
    "torch, load"
  })
  void aClassThatIsNotListedIsNamed(String module, String name) {
    PthBytes pth = new PthBytes().global(module, name).text("echo").op(0x85, 'R');
    refused(
        pth.zip(file()),
        "w.pth names the class '%s.%s', which is not on the allow-list; save the weights alone"
            .formatted(module, name));
  }

  @Test
  void theNewerWayToNameAClassIsRefusedToo() {
    refused(
        new PthBytes().text("os").text("system").op(0x93).zip(file()),
        "names the class 'os.system'");
  }

  @ParameterizedTest
  @CsvSource({"i, 0x69", "o, 0x6f", "P, 0x50", "2, 0x32"})
  void instructionsThatWeightsDoNotNeedAreRefused(char code, String hex) {
    refused(new PthBytes().op('(', code).zip(file()), "uses the pickle instruction " + hex);
  }

  @Test
  void damagedPicklesAreRefused() {
    refused(new PthBytes().op('t').zip(file()), "the pickle is damaged");
    refused(new PthBytes().op('X', 255, 255, 255, 127).zip(file()), "the pickle is damaged");
    refused(new PthBytes().op('h', 9).zip(file()), "the pickle is damaged");
    refused(new PthBytes().op('}', ']').number(1).op('s').zip(file()), "the pickle is damaged");
    refused(new PthBytes().op('N', 'N', 'R').zip(file()), "the pickle is damaged");
  }

  @Test
  void filesWithoutWeightsSayWhatTheyHold() {
    refused(new PthBytes().op(']').zip(file()), "holds no dict of weights");
    refused(new PthBytes().op('}').text("a").op('N', 's').zip(file()), "its keys begin with [a]");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    refused(folder.resolve("missing.pth"), "there is no such file");
    refused(Files.writeString(file(), "<html>"), "is not a PyTorch file");
    refused(Files.write(file(), new byte[0]), "is not a PyTorch file");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
      PthBytes.entry(zip, "word/document.xml", new byte[3]);
    }
    refused(file(), "has 0 entries named data.pkl");
  }

  @Test
  void aStorageThatIsNotThereIsNamed() throws IOException {
    byte[] pickle = new PthBytes().op('}').text("w").tensor("7", 1).op('s', '.').pickle();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
      PthBytes.entry(zip, "w/data.pkl", pickle);
    }
    refused(file(), "has no entry w/data/7");
  }

  @Test
  void bigEndianFilesAreRefused() throws IOException {
    byte[] pickle = new PthBytes().op('}').text("w").tensor("7", 1).op('s', '.').pickle();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
      PthBytes.entry(zip, "w/data.pkl", pickle);
      PthBytes.entry(zip, "w/byteorder", new byte[] {'b', 'i', 'g'});
    }
    refused(file(), "is big-endian");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void damageNeverEndsInAnotherException(boolean legacy) throws IOException {
    PthBytes pth = new PthBytes().op('}', '(').text("a").tensor("0", 1, 2, 3);
    pth.text("b").tensor("1", new float[] {1, 2, 3, 4}, 0, new long[] {2, 2}, new long[] {1, 2});
    pth.op('u');
    byte[] bytes = Files.readAllBytes(legacy ? pth.legacy(file()) : pth.zip(file()));
    Random random = new Random(20261122);
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] damaged = bytes.clone();
      if (round % 3 == 0) {
        damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      } else {
        damaged[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file(), damaged);
      try {
        PthFile.read(file());
      } catch (InputException expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThanOrEqualTo(1000); // all that were cut off
  }

  private Path file() {
    return folder.resolve("w.pth");
  }

  /** CRC-32 of the little-endian floats of all tensors, in the order of the file. */
  private static long checksum(TensorFile content) {
    CRC32 crc = new CRC32();
    for (Tensor tensor : content.tensors().values()) {
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * tensor.values().length);
      bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(tensor.values());
      crc.update(bytes);
    }
    return crc.getValue();
  }

  private Path legacy() throws IOException {
    Path file = folder.resolve("mirnet-v2-w16-legacy.pth");
    try (InputStream stream = getClass().getResourceAsStream("mirnet-v2-w16-legacy.pth")) {
      Files.copy(stream, file);
    }
    return file;
  }

  private Path unzipped(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream stream = getClass().getResourceAsStream(name + ".gz")) {
      Files.copy(new GZIPInputStream(stream), file);
    }
    return file;
  }

  private static void assertSingle(Path file, String name, float... values) {
    TensorFile content = PthFile.read(file);
    assertThat(content.tensors()).containsOnlyKeys(name);
    assertThat(content.tensors().get(name).values()).containsExactly(values);
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> PthFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }
}
