package io.mirnet.train.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import io.mirnet.api.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what mirnet wrote into a folder, where it may have been torn or edited since. */
public final class OwnFile {
  private OwnFile() {}

  /**
   * Makes a value of a text.
   *
   * @param <T> the value
   */
  @FunctionalInterface
  public interface Parser<T> {
    /**
     * Parses a text.
     *
     * @param text all of the file
     * @return the value; null is damage
     * @throws IOException if it is not what it should be
     */
    T parse(String text) throws IOException;
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param remedy what to do if it is damaged
   * @param parser makes the value
   * @param <T> the value
   * @return the value
   * @throws InputException if it is missing, can't be read or is damaged; says where
   */
  public static <T> T read(Path file, String remedy, Parser<T> parser) {
    try {
      T value = parser.parse(Files.readString(file));
      if (value == null) {
        throw damaged(file, "it holds nothing", remedy, null);
      }
      return value;
    } catch (NoSuchFileException e) {
      throw new InputException(file + " is missing; " + remedy, e);
    } catch (CharacterCodingException e) {
      throw damaged(file, "it is not UTF-8 text", remedy, e);
    } catch (JacksonException e) {
      throw damaged(file, place(e), remedy, e);
    } catch (IllegalArgumentException e) {
      throw damaged(file, e.getMessage(), remedy, e);
    } catch (IOException e) {
      throw new InputException(file + " can't be read: " + e.getMessage(), e);
    }
  }

  private static InputException damaged(Path file, String what, String remedy, Exception cause) {
    return new InputException("%s is damaged: %s; %s".formatted(file, what, remedy), cause);
  }

  private static String place(JacksonException e) {
    JsonLocation at = e.getLocation();
    return at == null
        ? "it is not what was written"
        : "it is not what was written from line %d, column %d on"
            .formatted(at.getLineNr(), at.getColumnNr());
  }
}
