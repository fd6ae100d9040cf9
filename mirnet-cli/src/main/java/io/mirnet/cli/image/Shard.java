package io.mirnet.cli.image;

import io.mirnet.cli.console.UsageException;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.ITypeConverter;

/**
 * A part of a list of pictures, so that several machines or GPUs share a folder: each picture is in
 * exactly one of the parts.
 *
 * @param part which, from 1
 * @param parts how many there are
 */
record Shard(int part, int parts) {
  static final Shard ALL = new Shard(1, 1);

  Shard {
    if (part < 1 || part > parts) {
      throw new UsageException(
          "--shard %d/%d: the part must be 1 to the number of parts".formatted(part, parts));
    }
  }

  /** Every n-th, so that pictures that lie together, often of one size, are spread. */
  <T> List<T> of(List<T> all) {
    return IntStream.range(0, all.size())
        .filter(i -> i % parts == part - 1)
        .mapToObj(all::get)
        .toList();
  }

  /** Reads "2/8". */
  static final class Converter implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String text) {
      if (!text.matches("\\d{1,9}/\\d{1,9}")) {
        throw new UsageException("--shard " + text + ": write it as in 2/8, the second of eight");
      }
      String[] numbers = text.split("/", -1);
      return new Shard(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }
  }
}
