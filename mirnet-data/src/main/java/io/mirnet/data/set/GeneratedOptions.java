package io.mirnet.data.set;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.image.DegradationProvider;

/**
 * Options of {@code generated}.
 *
 * @param images number of scenes to train on
 * @param validationImages number of other scenes to validate on
 * @param size side of a scene, in pixels
 * @param degradation what makes the input of a scene
 */
public record GeneratedOptions(
    @Default("96") @Range(min = 1, max = 1_000_000) @Doc("number of scenes to train on") int images,
    @Default("8") @Range(min = 1, max = 1_000_000) @Doc("number of other scenes to validate on")
        int validationImages,
    @Default("160") @Range(min = 16, max = 2048) @Doc("side of a scene, in pixels") int size,
    @Default("{type: low-light}") @Doc("what makes the input of a scene")
        Choice<DegradationProvider<?>> degradation) {}
