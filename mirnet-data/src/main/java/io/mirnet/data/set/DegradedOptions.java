package io.mirnet.data.set;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.data.pair.Split;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Options of {@code degraded}. A relative folder starts from {@code data.root}.
 *
 * @param target folder of clean pictures
 * @param degradation what makes the inputs
 * @param split which part to use, where one folder serves training and validation
 * @param colour what is degraded and restored of the pictures
 */
public record DegradedOptions(
    @Doc("folder of clean pictures") Path target,
    @Doc("what makes the inputs; a list is applied in its order")
        Choice<DegradationProvider<?>> degradation,
    @Doc("which part to use, where one folder serves training and validation")
        Optional<Split> split,
    @Default("rgb") @Doc("rgb, or grey for networks of one channel: luma of BT.601")
        Colours colour) {}
