package io.mirnet.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.train.measure.Monitor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a report in headless Chromium: the one in MIRNET_BROWSER, or one on the PATH. */
class ReportInBrowserTest {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  @TempDir private Path folder;
  private String browser;

  @BeforeEach
  void aBrowserIsNeeded() {
    Optional<String> found =
        Optional.ofNullable(System.getenv("MIRNET_BROWSER")).or(ReportInBrowserTest::onPath);
    assumeTrue(found.isPresent(), "no Chromium on the PATH; MIRNET_BROWSER may name one");
    browser = found.get();
  }

  private static Optional<String> onPath() {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** Returns what the browser logs, its console among it, and then the page as it became. */
  private List<String> open(Path page) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Path dom = folder.resolve("dom");
    Process process =
        new ProcessBuilder(
                browser,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1280,800",
                "--allow-file-access-from-files",
                "--enable-logging=stderr",
                "--v=0",
                "--dump-dom",
                page.toUri().toString())
            .redirectError(log.toFile())
            .redirectOutput(dom.toFile())
            .start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("the browser ends").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return List.of(Files.readString(log), Files.readString(dom));
  }

  private Path report() {
    SweepFolder sweep =
        new SweepFolder(
                folder.resolve("sweep"),
                "a <fine> & long name",
                new Monitor("a set with a long name", ScoreKind.PSNR))
            .measuring("another set <with> a long name", ScoreKind.PSNR, ScoreKind.MAE);
    for (int n = 1; n <= 9; n++) {
      for (long seed = 1; seed <= 2; seed++) {
        String setting = "streams=" + n + ", a long name that would widen any page";
        Path run = sweep.complete(setting, seed, 1000 * n, 0.1 * n, 2, 1.0 + seed);
        sweep.curve(run, 1000, 100, 30 + 0.1 * n, seed);
        sweep.pictures(run, "image_0", 64, 0.3 / n, seed);
      }
    }
    sweep.trial("bad", 1, "DIVERGED", 9, "a message of many words. ".repeat(40));
    return new Report(sweep.open()).write();
  }

  @Test
  void theConsoleStaysEmpty() throws IOException, InterruptedException {
    List<String> opened = open(report());
    assertThat(opened.get(1)).contains("Learning by time", "</html>");
    assertThat(opened.get(0)).doesNotContain("CONSOLE");
  }

  @Test
  void aPhoneShowsItWithoutScrollingSideways() throws IOException, InterruptedException {
    // A window can't be narrower than 500 pixels, a frame can.
    Path page = folder.resolve("phone.html");
    SweepFolder.write(
        page,
        """
        <!DOCTYPE html>
        <iframe src="%s" style="width: 360px; height: 700px; border: 0"></iframe>
        <script>
        addEventListener('load', () => {
          const frame = document.querySelector('iframe').contentDocument;
          const page = frame.documentElement;
          document.title = page.scrollWidth - page.clientWidth + ' pixels too wide, '
              + frame.querySelectorAll('table').length + ' tables';
        });
        </script>
        """
            .formatted(report().toUri()));
    assertThat(open(page).get(1)).contains("<title>0 pixels too wide, 5 tables</title>");
  }

  /** An empty console proves nothing unless errors would be seen there. */
  @Test
  void anErrorWouldBeSeen() throws IOException, InterruptedException {
    Path page = folder.resolve("broken.html");
    SweepFolder.write(page, "<!DOCTYPE html><script>nothing.here()</script>");
    assertThat(open(page).get(0)).contains("CONSOLE");
  }
}
