package io.financereport.environments.compose;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Vault as far as our scripts and the sidecars talk to it: ACL policies, AppRole with its login, KV version 2. It answers as Vault does:
 * 204 for a write, an errors array otherwise, 403 "permission denied" without a valid X-Vault-Token or where the token's policies do not allow the
 * path, 400 for ids that are none, 404 with no errors for what is not there, 503 when sealed. Policies are read as ours are written: whole paths.
 */
final class VaultServer implements AutoCloseable {
    static final String ROOT_TOKEN = "hvs.root-token-of-the-test";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern POLICY = Pattern.compile("/v1/sys/policies/acl/([\\w-]+)");
    private static final Pattern ROLE = Pattern.compile("/v1/auth/approle/role/([\\w-]+)");
    private static final Pattern ROLE_ID = Pattern.compile("/v1/auth/approle/role/([\\w-]+)/role-id");
    private static final Pattern SECRET_ID = Pattern.compile("/v1/auth/approle/role/([\\w-]+)/secret-id");
    private static final Pattern ALLOWED =
            Pattern.compile("path \"([^\"]+)\"\\s*\\{\\s*capabilities = \\[([^]]*)]\\s*}");
    private static final Map<String, String> CAPABILITIES = Map.of("GET", "read", "PUT", "update", "POST", "update");
    private static final Pattern ITEM = Pattern.compile("/v1/secret/data/([\\w/-]+)");

    private final HttpServer server;
    private final Map<String, String> policies = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> roles = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> items = new ConcurrentHashMap<>();
    private final Map<String, String> rolesOfSecretIds = new ConcurrentHashMap<>();
    private final Map<String, String> rolesOfTokens = new ConcurrentHashMap<>();
    private volatile boolean sealed;
    private volatile int secretIds;

    VaultServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void seal() {
        sealed = true;
    }

    void put(String path, Map<String, String> values) {
        items.put(path, Map.copyOf(values));
    }

    Map<String, String> policies() {
        return new TreeMap<>(policies);
    }

    JsonNode role(String name) {
        return roles.getOrDefault(name, JSON.missingNode());
    }

    int secretIdsMade() {
        return secretIds;
    }

    Map<String, String> item(String path) {
        return items.getOrDefault(path, Map.of());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            if (sealed) {
                refuse(exchange, 503, "Vault is sealed");
            } else if (call.equals("POST /v1/auth/approle/login")) {
                login(exchange, JSON.readTree(body));
            } else if (!allows(exchange.getRequestHeaders().getFirst("X-Vault-Token"), call)) {
                refuse(exchange, 403, "permission denied");
            } else {
                answer(exchange, call, body);
            }
        }
    }

    private void login(HttpExchange exchange, JsonNode ids) throws IOException {
        var role = rolesOfSecretIds.getOrDefault(ids.path("secret_id").asText(), "");
        if (role.isEmpty() || !ids.path("role_id").asText().equals("role-id-of-" + role)) {
            refuse(exchange, 400, "invalid role or secret ID");
        } else {
            var token = "hvs.%d-of-%s".formatted(rolesOfTokens.size(), role);
            rolesOfTokens.put(token, role);
            send(exchange, 200, Map.of("auth", Map.of("client_token", token)));
        }
    }

    /** Root everything, another token what the policies of its role say, nobody else anything. */
    private boolean allows(@Nullable String token, String call) {
        if (token == null || token.equals(ROOT_TOKEN)) {
            return token != null;
        }
        var words = call.split(" /v1/", 2);
        for (var policy : role(rolesOfTokens.getOrDefault(token, "")).path("token_policies")) {
            var paths = ALLOWED.matcher(policies.getOrDefault(policy.asText(), ""));
            while (paths.find()) {
                if (paths.group(1).equals(words[1])
                        && paths.group(2).contains('"' + CAPABILITIES.getOrDefault(words[0], "?") + '"')) {
                    return true;
                }
            }
        }
        return false;
    }

    private void answer(HttpExchange exchange, String call, String body) throws IOException {
        var path = call.substring(call.indexOf(' ') + 1);
        var policy = POLICY.matcher(path);
        var role = ROLE.matcher(path);
        var roleId = ROLE_ID.matcher(path);
        var secretId = SECRET_ID.matcher(path);
        var item = ITEM.matcher(path);
        if (call.startsWith("PUT") && policy.matches()) {
            policies.put(policy.group(1), JSON.readTree(body).path("policy").asText());
            exchange.sendResponseHeaders(204, -1);
        } else if (call.startsWith("POST") && role.matches()) {
            roles.put(role.group(1), JSON.readTree(body));
            exchange.sendResponseHeaders(204, -1);
        } else if (call.startsWith("GET") && roleId.matches() && roles.containsKey(roleId.group(1))) {
            send(exchange, 200, Map.of("data", Map.of("role_id", "role-id-of-" + roleId.group(1))));
        } else if (call.startsWith("POST") && secretId.matches() && roles.containsKey(secretId.group(1))) {
            secretIds = secretIds + 1;
            rolesOfSecretIds.put("secret-id-%d-of-%s".formatted(secretIds, secretId.group(1)), secretId.group(1));
            send(
                    exchange,
                    200,
                    Map.of("data", Map.of("secret_id", "secret-id-%d-of-%s".formatted(secretIds, secretId.group(1)))));
        } else if (call.startsWith("GET") && item.matches() && items.containsKey(item.group(1))) {
            send(
                    exchange,
                    200,
                    Map.of("data", Map.of("data", items.get(item.group(1)), "metadata", Map.of("version", 1))));
        } else {
            send(exchange, 404, Map.of("errors", List.of()));
        }
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        send(exchange, status, Map.of("errors", List.of(error)));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
