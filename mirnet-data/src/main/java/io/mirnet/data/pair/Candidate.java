package io.mirnet.data.pair;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Files that belong together, as far as their names tell.
 *
 * @param name the pair's
 * @param files one or two inputs, then the target
 * @param captured what the input's path holds in the places of its template
 */
record Candidate(String name, List<Path> files, Map<String, String> captured) {}
