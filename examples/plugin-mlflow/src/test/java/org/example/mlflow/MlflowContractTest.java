package org.example.mlflow;

import io.mirnet.tck.ObserverContract;

/** What mirnet expects of every observer, with a server that answers. */
class MlflowContractTest extends ObserverContract {
  MlflowContractTest() {
    super(
        "{type: mlflow, tags: {by: test}, tracking_uri: '%s'}".formatted(FakeServer.SHARED.uri()));
  }
}
