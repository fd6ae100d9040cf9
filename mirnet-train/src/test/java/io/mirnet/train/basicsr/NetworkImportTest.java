package io.mirnet.train.basicsr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkImportTest {
  @TempDir private Path folder;

  @Test
  void pretrainedWeightsAreStartedFrom() throws IOException {
    assertThat(model("{pretrain_network_g: a/net.pth, strict_load_g: true}"))
        .endsWith("  weights:\n    file: a/net.pth\n    key: params\n");
    assertThat(model("{pretrain_network_g: ~/net.pth}"))
        .contains("file: " + System.getProperty("user.home"));
  }

  @Test
  void withoutAKeyTheFileIsSearched() throws IOException {
    assertThat(model("{pretrain_network_g: n.pth, param_key_g: ~}"))
        .endsWith("  weights:\n    file: n.pth\n");
  }

  @Test
  void howTheyAreReadComesAlong() throws IOException {
    assertThat(model("{pretrain_network_g: n.pth, strict_load_g: false, param_key_g: params_ema}"))
        .endsWith("  weights:\n    file: n.pth\n    strict: false\n    key: params_ema\n");
    assertThat(model("{pretrain_network_g: n.pth, param_key: state_dict}"))
        .endsWith("  weights:\n    file: n.pth\n    key: state_dict\n");
  }

  @Test
  void withoutWeightsTheRestMeansNothing() throws IOException {
    assertThat(model("{pretrain_network_g: ~, strict_load_g: true, param_key_g: params}"))
        .doesNotContain("weights");
  }

  /** The model section of a file with these paths, of which all must be taken. */
  private String model(String paths) throws IOException {
    OptionFile options =
        new OptionFile(
            Files.writeString(
                folder.resolve("options.yml"), "network_g: {n_feat: 80}\npath: " + paths + "\n"));
    Draft draft = new Draft();
    NetworkImport.carry(options, draft);
    assertThat(options.left()).isEqualTo(List.of());
    return draft.yaml("from options.yml");
  }
}
