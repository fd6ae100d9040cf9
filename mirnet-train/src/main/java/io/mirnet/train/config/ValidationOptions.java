package io.mirnet.train.config;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.data.metric.Protocol;
import java.util.List;

/**
 * When and how the network is measured during training, on whole images.
 *
 * @param every iterations between validations; the last iteration is always followed by one
 * @param protocol how PSNR and SSIM are computed
 * @param pictures pictures on each sample sheet
 */
public record ValidationOptions(
    @Default("1000") @Range(min = 1) @Doc("iterations between validations") long every,
    @Default("lol") @Doc("how PSNR and SSIM are computed") String protocol,
    @Default("4") @Range(min = 0, max = 64) @Doc("pictures on each sample sheet") int pictures)
    implements Checked {

  @Override
  public List<Violation> violations() {
    return Protocol.labels().contains(protocol)
        ? List.of()
        : List.of(
            new Violation(
                "protocol",
                "no protocol is named '%s'; there are: %s"
                    .formatted(protocol, String.join(", ", Protocol.labels()))));
  }
}
