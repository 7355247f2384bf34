package io.financereport.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.UUID;
import java.util.regex.Pattern;

/** A user with last month's statement in the books, made once through the gateway as a person would do it. */
final class Demo {
    private static final String EMAIL = "demo@example.com";
    private static final Duration ANSWER_MAX = Duration.ofMinutes(1);
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI gateway;
    private final Path done;
    private final String password;
    private final Clock clock;
    private final Announcer announcer;

    Demo(Stack stack, Clock clock, Announcer announcer) {
        this.gateway = stack.instances().get(0).address();
        this.done = stack.data().resolve("demo-loaded");
        this.password = stack.secrets().get("DEMO_PASSWORD");
        this.clock = clock;
        this.announcer = announcer;
    }

    /** Email and password as a person types them; empty when the demo could not be loaded. */
    String signIn() {
        try {
            if (!Files.exists(done)) {
                load();
                Files.createFile(done);
            }
            return "%s and password %s".formatted(EMAIL, password);
        } catch (IOException e) {
            announcer.say("The demo workspace could not be loaded: " + e.getMessage());
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private void load() throws IOException, InterruptedException {
        var registered = post("/api/auth/register", """
            {"email":"%s","password":"%s","name":"Demo"}\
            """.formatted(EMAIL, password));
        // A start that was cut short may have registered already.
        var session = registered.statusCode() == 201
                ? registered
                : expect(200, post("/api/auth/login", """
                    {"email":"%s","password":"%s"}\
                    """.formatted(EMAIL, password)));
        var token = ACCESS_TOKEN.matcher(session.body());
        if (!token.find()) {
            throw new IOException("the gateway's answer holds no accessToken");
        }
        upload(token.group(1), DemoStatement.of(YearMonth.now(clock).minusMonths(1)));
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(gateway.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private void upload(String token, DemoStatement statement) throws IOException, InterruptedException {
        var boundary = UUID.randomUUID().toString();
        var body = """
            --%1$s\r
            Content-Disposition: form-data; name="institution"\r
            \r
            Demo Bank\r
            --%1$s\r
            Content-Disposition: form-data; name="file"; filename="%2$s"\r
            Content-Type: text/csv\r
            \r
            %3$s\r
            --%1$s--\r
            """.formatted(boundary, statement.fileName(), statement.csv());
        var answer = send(HttpRequest.newBuilder(gateway.resolve("/api/statements"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
        // 409: the same file is there from a start that was cut short.
        if (answer.statusCode() != 409) {
            expect(202, answer);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(ANSWER_MAX).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException("%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        return answer;
    }
}
