package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.plugin.Forms;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  @Test
  void everyFormOfAValueIsTold() {
    String page = new ConfigurationPage(Assembly.load(List.of())).of("", Forms.Run.class);

    assertThat(page.lines())
        .containsSubsequence(
            "| `model` | [a model](#model) | `{type: mirnet-v2}` | the network |",
            "| `model.weights` | section, or `file` alone, or none |  | where to start |",
            "| `model.weights.file` | path | required |  |",
            "| `model.weights.rename` | names of texts |  |  |",
            "| `model.freeze` | list of texts | `[]` |  |",
            "| `validation` | names of [data sets](#data-set), or one without a name |  | pictures |",
            "| `validation.NAME.every` | whole number | `10` |  |",
            "| `extra` | names of sections |  |  |",
            "| `extra.NAME.by` | [an augmentation](#augmentation) | required |  |");
  }
}
