package io.mirnet.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {
  private final Links links = new Links(Optional.of(Path.of("sweeps/a")));

  @Test
  void linksAreRelativeToThePage() {
    assertThat(links.to(Path.of("sweeps/a/trials/1/run"))).isEqualTo("trials/1/run");
    assertThat(links.to(Path.of("other/./b"))).isEqualTo("../../other/b");
  }

  @Test
  void aPageThatIsKeptApartLinksToNothing() {
    Links none = new Links(Optional.empty());
    assertThat(none.lead()).isFalse();
    assertThat(none.to(Path.of("a"))).isEmpty();
    assertThat(none.toFolder(Path.of("a"))).isEmpty();
  }

  @Test
  void whatABrowserWouldTakeForSyntaxIsEncoded() {
    assertThat(links.to(Path.of("sweeps/a/50% #1?/ü.txt"))).isEqualTo("50%25%20%231%3F/%C3%BC.txt");
    assertThat(links.to(Path.of("sweeps/a/c:d"))).isEqualTo("./c:d");
  }
}
