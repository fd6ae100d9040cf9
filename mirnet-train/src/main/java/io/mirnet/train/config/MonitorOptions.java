package io.mirnet.train.config;

import io.mirnet.api.Doc;
import java.util.Optional;

/**
 * The score that decides which weights are the best, early stopping, and a sweep's objective.
 *
 * @param set the validation set; the first if absent
 * @param score one that the set's protocol measures; its first, mostly PSNR, if absent
 */
public record MonitorOptions(
    @Doc("the validation set; the first if absent") Optional<String> set,
    @Doc("one of its protocol's scores; the first, mostly psnr, if absent")
        Optional<String> score) {}
