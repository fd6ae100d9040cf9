package io.mirnet.cli;

import io.mirnet.train.assembly.Manifests;
import picocli.CommandLine.IVersionProvider;

/** The version of mirnet, for {@code --version}. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"mirnet-cli " + Manifests.version()};
  }
}
