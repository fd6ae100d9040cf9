package io.mirnet.blocks.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadInTheSameOrder() {
    TensorFile content = sample();
    Safetensors.write(file(), content);
    TensorFile read = Safetensors.read(file());
    assertThat(read).isEqualTo(content);
    assertThat(read.tensors().keySet()).containsExactly("z.weight", "a.weight", "scalar", "none");
    assertThat(read.metadata()).containsExactly(Map.entry("z", "täst \"1\""), Map.entry("a", ""));
  }

  @Test
  void theNumbersBeginAtAMultipleOfEightAndFollowEachOther() throws IOException {
    Safetensors.write(file(), sample());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = bytes.getLong(0);
    assertThat(headerLength % 8).isZero();
    assertThat(bytes.capacity()).isEqualTo(8 + headerLength + 4 * 8);
    assertThat(bytes.getFloat((int) (8 + headerLength + 4))).isEqualTo(-2.5f);
    assertThat(new String(bytes.array(), 8, (int) headerLength, StandardCharsets.UTF_8))
        .startsWith("{\"__metadata__\":{\"z\":")
        .contains("\"crc32\":\"")
        .contains("\"z.weight\":{\"dtype\":\"F32\",\"shape\":[2,1,3],\"data_offsets\":[0,24]}");
  }

  @Test
  void moreThanABufferSurvives() {
    float[] values = new float[100_003];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 7f;
    }
    TensorFile content =
        new TensorFile(Map.of("w", new Tensor(new Shape(values.length), values)), Map.of());
    Safetensors.write(file(), content);
    assertThat(Safetensors.read(file())).isEqualTo(content);
  }

  /** Bits from the definitions of IEEE 754 and bfloat16. */
  @ParameterizedTest
  @CsvSource({
    "F64, 000000000000f83f, 1.5",
    "F32, 0000c03f, 1.5",
    "F16, 003e, 1.5",
    "F16, 0100, 5.9604645e-8",
    "F16, ff7b, 65504",
    "F16, 00fc, -Infinity",
    "F16, 01fe, NaN",
    "F16, 00c0, -2",
    "BF16, c0bf, -1.5",
    "I64, feffffffffffffff, -2",
    "I32, 00000100, 65536",
    "I16, ffff, -1",
    "I8, 80, -128",
    "U8, 80, 128",
    "BOOL, 01, 1"
  })
  void everyTypeBecomesFloats(String type, String hex, float expected) throws IOException {
    byte[] data = HexFormat.of().parseHex(hex);
    put(header("w", type, "[1]", 0, data.length), data);
    assertThat(Safetensors.read(file()).tensors().get("w").values()).containsExactly(expected);
  }

  @Test
  void tensorsMayLieInAnotherOrderThanTheHeaders() throws IOException {
    String json =
        "{\"b\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]},"
            + "\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}   ";
    put(json, new byte[] {7, 9});
    Map<String, Tensor> tensors = Safetensors.read(file()).tensors();
    assertThat(tensors.keySet()).containsExactly("b", "a");
    assertThat(tensors.get("a").values()).containsExactly(7);
  }

  @Test
  void changedMetadataIsFoundByItsOwnChecksum() throws IOException {
    TensorFile content =
        new TensorFile(
            Map.of("w", new Tensor(new Shape(1), new float[] {1})),
            Map.of("mirnet.iteration", "12"));
    Safetensors.write(file(), content);
    String text = Files.readString(file(), StandardCharsets.ISO_8859_1);
    Files.writeString(file(), text.replace("\"12\"", "\"-2\""), StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Safetensors.read(file()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is damaged: the checksum of its names and metadata");
  }

  @Test
  void aFileOfBeforeThereWasAChecksumOfMetadataIsRead() throws IOException {
    Safetensors.write(file(), sample());
    String text = Files.readString(file(), StandardCharsets.ISO_8859_1);
    String without = text.replaceFirst(",\"crc32_header\":\"[0-9a-f]{8}\"", " ".repeat(26));
    Files.writeString(file(), without, StandardCharsets.ISO_8859_1);
    assertThat(without).isNotEqualTo(text);
    assertThat(Safetensors.read(file())).isEqualTo(sample());
  }

  @Test
  void aChangedNumberIsFoundByTheChecksum() throws IOException {
    Safetensors.write(file(), sample());
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length - 3] ^= 1;
    Files.write(file(), bytes);
    assertThatThrownBy(() -> Safetensors.read(file()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("w.safetensors is damaged: the checksum");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                               | not valid JSON",
        "[]                              | not a JSON object",
        "{} x                            | not valid JSON",
        "{\"__metadata__\":[]}           | __metadata__ is not a JSON object",
        "{\"__metadata__\":{\"a\":1}}    | something but strings",
        "{\"a\":1}                       | tensor 'a' is not a JSON object",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2],\"x\":1}} | unknown key 'x'",
        "{\"a\":{\"shape\":[2],\"data_offsets\":[0,2]}} | has the dtype ''",
        "{\"a\":{\"dtype\":\"F8\",\"shape\":[2],\"data_offsets\":[0,2]}} | has the dtype 'F8'",
        "{\"a\":{\"dtype\":\"U8\",\"data_offsets\":[0,2]}} | bad shape: it is not a list",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[-2],\"data_offsets\":[0,2]}} | bad shape: -2",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[2.0],\"data_offsets\":[0,2]}} | bad shape: 2.0",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[99999999999999999999],\"data_offsets\":[0,2]}} | bad shape",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,2]}} | doesn't fill its 2 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,2]}} | doesn't fill",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2,2]}} | not [begin, end]",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,0]}} | not [begin, end]",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}} | a hole or an overlap",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}} | describes 1 bytes",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[9],\"data_offsets\":[0,9]}} | describes 9 bytes",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},"
            + "\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}} | Duplicate field 'a'",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},"
            + "\"b\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}} | tensor 'b' begins at byte 1",
      })
  void aBadHeaderIsNamed(String json, String problem) throws IOException {
    put(json, new byte[2]);
    assertThatThrownBy(() -> Safetensors.read(file()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file().toString())
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 9, 100_000_001, Long.MAX_VALUE})
  void aHeaderThatDoesNotFitIsRefused(long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Files.write(file(), bytes.array());
    assertThatThrownBy(() -> Safetensors.read(file()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a header of " + length + " bytes doesn't fit");
  }

  @Test
  void aMissingAFolderAndATinyFileAreNamed() throws IOException {
    assertThatThrownBy(() -> Safetensors.read(file()))
        .isInstanceOf(InputException.class)
        .hasMessage(file() + ": there is no such file");
    assertThatThrownBy(() -> Safetensors.read(folder)).isInstanceOf(InputException.class);
    Files.write(file(), new byte[7]);
    assertThatThrownBy(() -> Safetensors.read(file()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("7 bytes are too few");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    Safetensors.write(file(), sample());
    byte[] bytes = Files.readAllBytes(file());
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file(), Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> Safetensors.read(file()))
          .as("cut off at %d", length)
          .isInstanceOf(InputException.class);
    }
  }

  @Test
  void flippedBytesAreRefusedOrLeaveShapesAndNumbersAlone() throws IOException {
    Safetensors.write(file(), sample());
    byte[] bytes = Files.readAllBytes(file());
    Random random = new Random(20261122);
    for (int round = 0; round < 2000; round++) {
      byte[] damaged = bytes.clone();
      int place = random.nextInt(bytes.length);
      damaged[place] ^= (byte) (1 + random.nextInt(255));
      Files.write(file(), damaged);
      try {
        // a changed name, a changed shape of the same size, or changed metadata can't be noticed
        assertThat(Safetensors.read(file()).tensors().values())
            .as("byte %d", place)
            .extracting(Tensor::values)
            .containsExactlyElementsOf(
                sample().tensors().values().stream().map(Tensor::values).toList());
      } catch (InputException refused) {
        assertThat(refused).hasMessageContaining("w.safetensors");
      }
    }
  }

  @Test
  void aFullDiskLeavesTheFormerFileAndNothingElse() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).as("needs Linux").exists();
    Safetensors.write(file(), sample());
    byte[] former = Files.readAllBytes(file());
    Files.createSymbolicLink(folder.resolve("w.safetensors.tmp"), full);
    assertThatThrownBy(() -> Safetensors.write(file(), new TensorFile(Map.of(), Map.of())))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            file() + " can't be written: No space left on device; what was there is unchanged");
    assertThat(Files.readAllBytes(file())).isEqualTo(former);
    assertThat(folder.toFile().list()).containsExactly("w.safetensors");
  }

  @Test
  void aMissingFolderIsNamed() {
    Path lost = folder.resolve("lost").resolve("w.safetensors");
    assertThatThrownBy(() -> Safetensors.write(lost, sample()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(lost + " can't be written: NoSuchFileException");
  }

  @Test
  void reservedNamesAreRefused() {
    assertThatThrownBy(
            () -> Safetensors.write(file(), new TensorFile(Map.of(), Map.of("crc32", "0"))))
        .isInstanceOf(IllegalArgumentException.class);
    Tensor scalar = new Tensor(new Shape(), new float[1]);
    assertThatThrownBy(
            () ->
                Safetensors.write(file(), new TensorFile(Map.of("__metadata__", scalar), Map.of())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file()).doesNotExist();
  }

  private Path file() {
    return folder.resolve("w.safetensors");
  }

  private static TensorFile sample() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(
        "z.weight",
        new Tensor(new Shape(2, 1, 3), new float[] {1, -2.5f, 3e-30f, 0, Float.MAX_VALUE, -0f}));
    tensors.put("a.weight", new Tensor(new Shape(1), new float[] {7}));
    tensors.put("scalar", new Tensor(new Shape(), new float[] {Float.NEGATIVE_INFINITY}));
    tensors.put("none", new Tensor(new Shape(0, 2), new float[0]));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("z", "täst \"1\"");
    metadata.put("a", "");
    return new TensorFile(tensors, metadata);
  }

  private static String header(String name, String type, String shape, int begin, int end) {
    return "{\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}}"
        .formatted(name, type, shape, begin, end);
  }

  private void put(String json, byte[] data) throws IOException {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).put(data);
    Files.write(file(), bytes.array());
  }
}
