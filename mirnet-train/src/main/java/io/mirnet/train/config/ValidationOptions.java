package io.mirnet.train.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.image.MetricProvider;

/**
 * When and how the network is measured during training, on whole images.
 *
 * @param every iterations between validations; the last iteration is always followed by one
 * @param protocol how PSNR and SSIM are computed
 * @param pictures pictures on each sample sheet
 */
@Doc("when and how the network is measured during training, on whole pictures")
public record ValidationOptions(
    @Default("1000") @Range(min = 1) @Doc("iterations between validations") long every,
    @Default("lol") @Doc("how PSNR and SSIM are computed") Choice<MetricProvider<?>> protocol,
    @Default("4") @Range(min = 0, max = 64) @Doc("pictures on each sample sheet") int pictures) {}
