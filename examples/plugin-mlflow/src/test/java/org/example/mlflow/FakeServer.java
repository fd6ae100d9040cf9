package org.example.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays the part of MLflow's REST API that a run needs, with one experiment and one run. */
final class FakeServer implements AutoCloseable {
  /** For tests that don't ask what was sent. */
  static final FakeServer SHARED = new FakeServer();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RUN =
      "{\"info\":{\"run_id\":\"r1\",\"experiment_id\":\"7\",\"artifact_uri\":\"mlflow-artifacts:/7/r1/artifacts\"},\"data\":{\"params\":[{\"key\":\"known\",\"value\":\"1\"}]}}";

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** What came in: {@code METHOD PATH}, with the query if there is one, and the body. */
  record Request(String call, byte[] body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  FakeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String uri() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Calls whose path ends so fail from now on. */
  void refuse(String end) {
    refused.add(end);
  }

  /** What came in at paths that end so. */
  List<Request> requests(String end) {
    return requests.stream().filter(request -> request.call().endsWith(end)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(new Request(exchange.getRequestMethod() + " " + path, body));
    boolean fails = refused.stream().anyMatch(path::endsWith);
    String reply = fails ? "{\"error_code\":\"NO\",\"message\":\"no such thing\"}" : reply(path);
    byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(fails ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String reply(String path) {
    return switch (path.substring(path.lastIndexOf("2.0/mlflow") + 10)) {
      case "/experiments/create" -> "{\"experiment_id\":\"7\"}";
      case "/runs/create", "/runs/get" -> "{\"run\":%s}".formatted(RUN);
      case "/runs/search" -> "{\"runs\":[%s]}".formatted(RUN);
      default -> "{}";
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
