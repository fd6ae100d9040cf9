package io.mirnet.cli;

import ai.djl.engine.Engine;
import io.mirnet.plugin.Plugins;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** A program that says whom it would have asked for anything, and asks nobody. */
final class CallsOut extends URLStreamHandler {
  private CallsOut() {}

  public static void main(String[] arguments) {
    URL.setURLStreamHandlerFactory(protocol -> protocol.startsWith("http") ? new CallsOut() : null);
    if (arguments[0].equals("engine")) {
      Engine.getInstance();
    } else if (arguments[0].equals("library")) {
      Plugins.load(CallsOut.class.getClassLoader());
      Engine.getInstance();
    } else {
      Main.main(arguments);
    }
  }

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    System.out.println("calls " + url);
    throw new IOException("there is no way out");
  }

  @Override
  protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
    return openConnection(url);
  }
}
