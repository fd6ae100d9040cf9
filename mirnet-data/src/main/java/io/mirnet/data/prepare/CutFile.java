package io.mirnet.data.prepare;

import io.mirnet.data.sheet.Crop;

/**
 * A file that was written.
 *
 * @param file its path from the output folder, with '/' between names
 * @param source name of the pair that it was cut from
 * @param place where it was cut from
 */
public record CutFile(String file, String source, Crop place) {}
