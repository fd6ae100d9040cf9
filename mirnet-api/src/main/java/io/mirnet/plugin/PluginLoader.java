package io.mirnet.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;

/** Loads the classes of a place's jars, after those that mirnet has itself. */
final class PluginLoader extends URLClassLoader {
  private static final String SERVICES = "META-INF/services/io.mirnet.";

  PluginLoader(PluginPlace place, ClassLoader parent) {
    super("plugins in " + place.path(), urls(place), parent);
  }

  private static URL[] urls(PluginPlace place) {
    URL[] urls = new URL[place.jars().size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = place.jars().get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException("every file has a URL", e);
      }
    }
    return urls;
  }

  /** Leaves mirnet's own providers out, which are found once, by mirnet's loader. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.startsWith(SERVICES) ? findResources(name) : super.getResources(name);
  }
}
