package io.financereport.environments.dokploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Dokploy's API as version 0.30 answers, in so far as the scripts ask it: names are {@code router.procedure}, GET asks and POST changes, the key
 * is in x-api-key. A deployment is queued; its record appears, runs and ends at later looks at the compose. An update replaces the env whole.
 */
final class FakeDokploy implements AutoCloseable {
    /** With characters that a shell or a configuration file could trip over. */
    static final String KEY = "key-of-\"the\"-\\tests";

    static final String ENVIRONMENT = "previews";

    /** What becomes of a deployment. */
    enum Fate {
        DONE,
        ERROR,
        CANCELLED,
        NEVER_APPEARS,
        NEVER_ENDS
    }

    /** What goes wrong with one request. */
    enum Fault {
        BAD_GATEWAY,
        DONE_BUT_BAD_GATEWAY,
        MALFORMED,
        NO_ANSWER,
        NOT_A_COMPOSE
    }

    private record Compose(ObjectNode row, List<ObjectNode> deployments, List<String> cloned) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration OLD = Duration.ofHours(1);
    /** What git clone is given as --branch, of each kind of source. */
    private static final Map<String, String> BRANCHES = Map.of("github", "branch", "git", "customGitBranch");

    private final Clock clock = Clock.systemUTC();
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Compose> composes = new LinkedHashMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final Map<String, JsonNode> bodies = new HashMap<>();
    private final Deque<Fate> fates = new ArrayDeque<>();
    private final FakeContainers containers = new FakeContainers();
    private Consumer<String> deployed = env -> {};
    private Consumer<ObjectNode> onQueued = compose -> {};
    private int numbers;

    FakeDokploy() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(executor);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }

    /** A compose with this env, and a deployment of an hour ago that is done. */
    synchronized String compose(String name, String env) {
        var id = "id-" + ++numbers;
        var row = JSON.createObjectNode()
                .put("composeId", id)
                .put("name", name)
                .put("appName", "finance-report-" + name + "-x1y2z3")
                .put("composeType", "docker-compose")
                .put("sourceType", "github")
                .put("branch", "main")
                .put("env", env)
                .put("environmentId", ENVIRONMENT);
        var compose = new Compose(row, new ArrayList<>(), new ArrayList<>());
        compose.deployments().add(deployment("old-" + id, "done", OLD));
        composes.put(id, compose);
        return id;
    }

    /** What becomes of the next deployments, one after the other; they are done when nothing is said. */
    synchronized void next(Fate... more) {
        fates.addAll(List.of(more));
    }

    /** What goes wrong with the next requests for this procedure. */
    synchronized void fails(String procedure, Fault... more) {
        faults.computeIfAbsent(procedure, key -> new ArrayDeque<>()).addAll(List.of(more));
    }

    /** Is given the env whenever a deployment is done. */
    synchronized void whenDeployed(Consumer<String> then) {
        deployed = then;
    }

    /** Is given the compose whenever a deployment is queued. */
    synchronized void whenQueued(Consumer<ObjectNode> then) {
        onQueued = then;
    }

    /** The containers of all composes, where a test changes what becomes of them. */
    FakeContainers containers() {
        return containers;
    }

    /** A deployment that came from elsewhere an hour ago and is seen only now, as one whose record another server wrote late. */
    synchronized void addOldDeployment(String id) {
        compose(id).deployments().add(deployment("late", "done", OLD));
    }

    synchronized String env(String id) {
        return compose(id).row().path("env").asText();
    }

    /** As Dokploy's own pages set it. */
    synchronized void row(String id, String field, String value) {
        compose(id).row().put(field, value);
    }

    synchronized JsonNode row(String id) {
        return compose(id).row();
    }

    /** The branch or tag of each clone that a deployment made of the repository: the compose file is that of the last. */
    synchronized List<String> cloned(String id) {
        return List.copyOf(compose(id).cloned());
    }

    synchronized List<String> names() {
        return composes.values().stream()
                .map(one -> one.row().path("name").asText())
                .toList();
    }

    /** What was asked, GET left out: procedures in order. */
    synchronized List<String> changes() {
        return requests.stream()
                .filter(one -> one.startsWith("POST "))
                .map(one -> one.substring(5))
                .toList();
    }

    /** The last body that this procedure was sent. */
    synchronized JsonNode body(String procedure) {
        return bodies.getOrDefault(procedure, JSON.nullNode());
    }

    private Compose compose(String id) {
        var found = composes.get(id);
        if (found == null) {
            throw new IllegalArgumentException(id);
        }
        return found;
    }

    private ObjectNode deployment(String id, String status, Duration ago) {
        return JSON.createObjectNode()
                .put("deploymentId", id)
                .put("status", status)
                .put("startedAt", clock.instant().minus(ago).toString());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var procedure = exchange.getRequestURI().getPath().replaceFirst("^/api/", "");
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var fault = note(exchange.getRequestMethod(), procedure, body);
            if (fault == Fault.NO_ANSWER) {
                closed.await();
                return;
            }
            var reply = fault == null || fault == Fault.DONE_BUT_BAD_GATEWAY ? reply(exchange, procedure, body) : null;
            if (fault == Fault.MALFORMED) {
                send(exchange, 200, "<html>Dokploy is being updated</html>");
            } else if (fault == Fault.NOT_A_COMPOSE) {
                send(exchange, 200, "[]");
            } else if (fault != null || reply == null) {
                send(exchange, 502, "Bad Gateway " + body);
            } else {
                send(exchange, reply.status(), reply.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Fault note(String method, String procedure, String body) throws IOException {
        requests.add(method + " " + procedure);
        if (!body.isEmpty()) {
            bodies.put(procedure, JSON.readTree(body));
        }
        var waiting = faults.get(procedure);
        return waiting == null ? null : waiting.poll();
    }

    private record Reply(int status, String body) {}

    /** As the real one, an error repeats what it was sent. */
    private static Reply error(int status, String code, String about) {
        return new Reply(
                status,
                JSON.createObjectNode()
                        .put("code", code)
                        .put("message", "Wrong: " + about)
                        .toString());
    }

    private synchronized Reply reply(HttpExchange exchange, String procedure, String body) throws IOException {
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("x-api-key"))) {
            return error(401, "UNAUTHORIZED", exchange.getRequestHeaders().getFirst("x-api-key"));
        }
        var asks = exchange.getRequestMethod().equals("GET");
        var input = asks ? query(exchange.getRequestURI().getRawQuery()) : JSON.readTree(body);
        return switch ((asks ? "GET " : "POST ") + procedure) {
            case "GET environment.one" -> environment(input);
            case "GET compose.one" -> known(input, this::one);
            case "GET docker.getContainersByAppNameMatch" -> containersOf(input);
            case "GET docker.getConfig" -> inspected(input);
            case "POST compose.create" -> create(input);
            case "POST compose.update" -> known(input, compose -> update(compose, input));
            case "POST compose.deploy" -> known(input, compose -> queue(compose, true));
            case "POST compose.redeploy" -> known(input, compose -> queue(compose, false));
            case "POST compose.stop" -> known(input, compose -> new Reply(200, "true"));
            case "POST compose.delete" -> known(input, compose -> delete(compose, input));
            default -> error(404, "NOT_FOUND", procedure);
        };
    }

    private interface Act {
        Reply on(Compose compose);
    }

    private Reply known(JsonNode input, Act act) {
        if (!input.path("composeId").isTextual()) {
            return error(400, "BAD_REQUEST", input.toString());
        }
        var compose = composes.get(input.path("composeId").asText());
        return compose == null ? error(404, "NOT_FOUND", input.toString()) : act.on(compose);
    }

    private Reply environment(JsonNode input) {
        if (!ENVIRONMENT.equals(input.path("environmentId").asText())) {
            return error(404, "NOT_FOUND", input.toString());
        }
        var answer = JSON.createObjectNode();
        var list = answer.putArray("compose");
        composes.values().forEach(compose -> list.add(compose.row()));
        return new Reply(200, answer.toString());
    }

    private Reply create(JsonNode input) {
        if (!input.path("name").isTextual() || !input.path("environmentId").isTextual()) {
            return error(400, "BAD_REQUEST", input.toString());
        }
        var id = compose(input.path("name").asText(), "");
        compose(id).deployments().clear();
        compose(id).row().putNull("env");
        // As the real one: what is asked for and six characters, or words that nobody chose.
        compose(id).row().put("appName", input.path("appName").asText("compose-parse-virtual-bus") + "-x1y2z3");
        return new Reply(200, compose(id).row().toString());
    }

    private Reply update(Compose compose, JsonNode input) {
        input.properties().forEach(field -> compose.row().set(field.getKey(), field.getValue()));
        return new Reply(200, compose.row().toString());
    }

    private Reply delete(Compose compose, JsonNode input) {
        if (!input.path("deleteVolumes").isBoolean()) {
            return error(400, "BAD_REQUEST", input.toString());
        }
        composes.remove(compose.row().path("composeId").asText());
        return new Reply(200, compose.row().toString());
    }

    private Reply queue(Compose compose, boolean clones) {
        var fate = fates.isEmpty() ? Fate.DONE : fates.remove();
        if (fate != Fate.NEVER_APPEARS) {
            compose.deployments()
                    .add(JSON.createObjectNode()
                            .put("queued", 2)
                            .put("fate", fate.name())
                            .put("clones", clones));
        }
        onQueued.accept(compose.row());
        return new Reply(200, "{\"success\":true,\"message\":\"Deployment queued\",\"composeId\":\"queued\"}");
    }

    /** Each look at a compose brings its deployments one step further. */
    private Reply one(Compose compose) {
        for (var deployment : compose.deployments()) {
            if (deployment.path("queued").asInt() > 0) {
                var left = deployment.path("queued").asInt() - 1;
                deployment.put("queued", left);
                if (left == 0) {
                    deployment.setAll(deployment("new-" + ++numbers, "running", Duration.ZERO));
                    if (deployment.path("clones").asBoolean()) {
                        compose.cloned()
                                .add(compose.row()
                                        .path(BRANCHES.get(
                                                compose.row().path("sourceType").asText()))
                                        .asText());
                    }
                }
            } else if (deployment.path("status").asText().equals("running")
                    && !deployment.path("fate").asText().equals("NEVER_ENDS")) {
                deployment.put("status", deployment.path("fate").asText().toLowerCase(Locale.ROOT));
                if (deployment.path("status").asText().equals("done")) {
                    containers.run(
                            compose.row().path("appName").asText(),
                            compose.row().path("env").asText());
                    deployed.accept(compose.row().path("env").asText());
                }
            }
        }
        var answer = compose.row().deepCopy();
        var list = answer.putArray("deployments");
        compose.deployments().stream().filter(one -> one.has("deploymentId")).forEach(one -> list.insert(0, one));
        return new Reply(200, answer.toString());
    }

    private Reply containersOf(JsonNode input) {
        return containers
                .listed(input.path("appName").asText())
                .map(answer -> new Reply(200, answer.toString()))
                .orElseGet(() -> error(404, "NOT_FOUND", input.toString()));
    }

    private Reply inspected(JsonNode input) {
        return containers
                .inspected(input.path("containerId").asText())
                .map(answer -> new Reply(200, answer.toString()))
                .orElseGet(() -> error(404, "NOT_FOUND", input.toString()));
    }

    private static JsonNode query(String raw) {
        var input = JSON.createObjectNode();
        for (var pair : raw.split("&", -1)) {
            var parts = pair.split("=", 2);
            input.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return input;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.close();
    }
}
