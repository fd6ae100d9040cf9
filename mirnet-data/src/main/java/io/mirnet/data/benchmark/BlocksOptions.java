package io.mirnet.data.benchmark;

import io.mirnet.api.Doc;
import java.nio.file.Path;

/**
 * Options of {@code blocks}. Relative paths start from {@code data.root}.
 *
 * @param input Matlab file of degraded blocks
 * @param target Matlab file of clean blocks
 */
public record BlocksOptions(
    @Doc("Matlab file of degraded blocks") Path input,
    @Doc("Matlab file of clean blocks") Path target) {}
