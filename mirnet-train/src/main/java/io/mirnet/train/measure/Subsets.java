package io.mirnet.train.measure;

import io.mirnet.api.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts of a set whose means are published beside the whole's, as indoor and outdoor scenes. They
 * may overlap, and need not hold every picture.
 *
 * @param members names of pictures by the name of their subset, in the order of the files
 */
public record Subsets(Map<String, Set<String>> members) {
  /** No subsets. */
  public static final Subsets NONE = new Subsets(Map.of());

  private static final String NUMPY = ".npy";

  /** What DPDD's files have behind the subset's name. */
  private static final String LABELS = "_labels";

  /** A megabyte names more pictures than any test set has. */
  private static final int MOST_BYTES = 1 << 20;

  /** How many pictures a message names. */
  private static final int NAMED = 5;

  /** Copies the map. */
  public Subsets {
    Map<String, Set<String>> copy = new LinkedHashMap<>();
    members.forEach((name, pictures) -> copy.put(name, Set.copyOf(pictures)));
    members = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads files of subsets: text with a picture's name, a tab and a subset's name in each line,
   * where empty lines and those that begin with {@code #} don't count; or an {@code .npy} list of
   * pictures by their places from 1, as DPDD has, which is one subset of the file's name without
   * {@code _labels}.
   *
   * @param files the files
   * @param pictures the names of the set's pictures, in its order
   * @return the subsets
   * @throws InputException if a file can't be read or names a picture that is not there
   */
  public static Subsets read(List<Path> files, List<String> pictures) {
    Map<String, Set<String>> members = new LinkedHashMap<>();
    for (Path file : files) {
      byte[] bytes = bytes(file);
      if (bytes.length > MOST_BYTES) {
        throw new InputException(
            "%s is larger than a megabyte; give a file of names and subsets".formatted(file));
      }
      if (file.toString().endsWith(NUMPY)) {
        members
            .computeIfAbsent(name(file), key -> new LinkedHashSet<>())
            .addAll(numbered(file, bytes, pictures));
      } else {
        lines(file, bytes, pictures, members);
      }
    }
    return new Subsets(members);
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new InputException("file of subsets %s is not there".formatted(file), e);
    } catch (IOException e) {
      throw new InputException(
          "file of subsets %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    name = name.substring(0, name.length() - NUMPY.length());
    return name.endsWith(LABELS) ? name.substring(0, name.length() - LABELS.length()) : name;
  }

  private static List<String> numbered(Path file, byte[] bytes, List<String> pictures) {
    List<String> names = new ArrayList<>();
    try {
      for (long place : NumpyIndices.of(bytes)) {
        if (place < 1 || place > pictures.size()) {
          throw new IllegalArgumentException(
              "it names picture %d, but places go from 1 to %d here"
                  .formatted(place, pictures.size()));
        }
        names.add(pictures.get((int) place - 1));
      }
    } catch (IllegalArgumentException e) {
      throw new InputException("%s: %s".formatted(file, e.getMessage()), e);
    }
    return names;
  }

  private static void lines(
      Path file, byte[] bytes, List<String> pictures, Map<String, Set<String>> members) {
    Set<String> known = Set.copyOf(pictures);
    List<String> unknown = new ArrayList<>();
    int number = 0;
    for (String line : text(file, bytes).split("\\R")) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length != 2 || columns[0].isBlank() || columns[1].isBlank()) {
        throw new InputException(
            "%s:%d: a line is the name of a picture, a tab and the name of its subset"
                .formatted(file, number));
      }
      String picture = columns[0].strip();
      if (!known.contains(picture)) {
        unknown.add(picture);
      }
      members.computeIfAbsent(columns[1].strip(), key -> new LinkedHashSet<>()).add(picture);
    }
    if (!unknown.isEmpty()) {
      throw new InputException(
          "%s names pictures that the set doesn't have: %s%s; its first is %s"
              .formatted(
                  file,
                  String.join(", ", unknown.subList(0, Math.min(NAMED, unknown.size()))),
                  unknown.size() > NAMED ? " .." : "",
                  pictures.get(0)));
    }
  }

  private static String text(Path file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InputException("%s is no text in UTF-8".formatted(file), e);
    }
  }

  /**
   * Takes the part of an evaluation that a subset names.
   *
   * @param subset the subset's name
   * @param whole scores of the whole set
   * @return scores of the subset's pictures
   */
  public Evaluation of(String subset, Evaluation whole) {
    Set<String> names = members.get(subset);
    return new Evaluation(
        whole.kinds(),
        whole.images().stream().filter(image -> names.contains(image.name())).toList());
  }
}
