package io.financereport.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.OnRealParts;
import io.financereport.test.TestTokens;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebTest implements OnRealParts {
    private static final UUID USER = UUID.randomUUID();
    private static final UUID WORKSPACE = UUID.randomUUID();
    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Override
    public String service() {
        return "report";
    }

    @Test
    void a_problem_says_what_where_and_which() throws Exception {
        var id = UUID.randomUUID();

        var answer = get("/samples/" + id);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"code\":\"not-found\"")
                .contains("\"status\":404")
                .contains("\"instance\":\"/api/samples/" + id + "\"")
                .contains("\"detail\":\"No sample has the id " + id + "\"")
                .contains("\"existingId\":\"" + id + "\"")
                .contains("\"traceId\":\"");
    }

    @Test
    void an_unknown_path_is_a_problem_too() throws Exception {
        var answer = get("/nothing/here");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not-found\"");
    }

    @Test
    void a_fault_of_ours_tells_nothing_of_its_inside() throws Exception {
        var answer = get("/samples/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"code\":\"internal\"").doesNotContain("secret");
    }

    @Test
    void an_id_that_is_none_is_a_bad_request() throws Exception {
        var answer = get("/samples/42");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"bad-request\"");
    }

    @Test
    void without_the_gateways_token_nothing_is_answered() throws Exception {
        assertThat(send(request("/samples").GET()).statusCode()).isEqualTo(401);
        assertThat(send(request("/samples")
                                .header("Authorization", "Bearer nonsense")
                                .GET())
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(request("/samples")
                                .header("Authorization", "Bearer " + TestTokens.service("gateway", "report"))
                                .GET())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void internal_paths_take_service_tokens_and_nothing_else() throws Exception {
        assertThat(get("/internal/events").statusCode()).isEqualTo(401);
        assertThat(send(request("/internal/nothing")
                                .header("Authorization", "Bearer " + TestTokens.service("report", "statement"))
                                .GET())
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(request("/internal/nothing")
                                .header("Authorization", "Bearer " + TestTokens.service("statement", "report"))
                                .GET())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void health_and_metrics_are_open() throws Exception {
        assertThat(send(request("/health/liveness").GET()).statusCode()).isEqualTo(200);
        assertThat(send(request("/health/readiness").GET()).statusCode()).isEqualTo(200);
        assertThat(send(request("/prometheus").GET()).body()).contains("jvm_memory_used");
    }

    @Test
    void a_request_id_is_given_back() throws Exception {
        assertThat(send(authorized("/samples").header("X-Request-Id", "mine-1").GET())
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("mine-1");
        assertThat(send(authorized("/samples").header("X-Request-Id", "bad id").GET())
                        .headers()
                        .firstValue("X-Request-Id"))
                .get()
                .isNotEqualTo("bad id");
    }

    @Test
    void the_callers_trace_goes_on_and_is_told() throws Exception {
        var trace = "0af7651916cd43dd8448eb211c80319c";

        var answer = send(authorized("/samples/" + UUID.randomUUID())
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .GET());

        assertThat(answer.body()).contains("\"traceId\":\"" + trace + "\"");
    }

    @Test
    void pages_follow_one_another_to_the_end() throws Exception {
        var first = get("/samples?limit=4");
        assertThat(first.body()).contains("[1,2,3,4]");
        var next = first.body().replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");

        assertThat(get("/samples?limit=4&cursor=" + next).body())
                .contains("[5,6,7]")
                .contains("\"next\":null");
        assertThat(get("/samples?limit=0").body()).contains("validation-failed").contains("limit");
        assertThat(get("/samples?limit=501").statusCode()).isEqualTo(400);
        assertThat(get("/samples?cursor=%21%21").body()).contains("bad-request").contains("cursor");
        assertThat(get("/samples?cursor=" + Cursor.of("2026-01-01").encoded()).body())
                .as("of another list")
                .contains("bad-request")
                .contains("cursor");
    }

    @Test
    void the_same_key_gives_the_same_answer_and_no_second_effect() throws Exception {
        var one = "{\"name\":\"one\",\"amount\":{\"amount\":\"-12.5\",\"currency\":\"SGD\"}}";

        var first = post(one, "key-1");
        var second = post(one, "key-1");
        var reused = post("{\"name\":\"two\"}", "key-1");
        var other = post(one, "key-2");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).contains("{\"amount\":\"-12.50\",\"currency\":\"SGD\"}");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(reused.statusCode()).isEqualTo(409);
        assertThat(reused.body()).contains("idempotency-key-reused");
        assertThat(other.body()).isNotEqualTo(first.body());
    }

    @Test
    void bad_bodies_are_refused_with_the_field_and_the_value() throws Exception {
        assertThat(post("{\"name\":\"\"}", "bad-1").body())
                .contains("validation-failed")
                .contains("name");
        assertThat(post("{\"name\":", "bad-2").statusCode()).isEqualTo(400);
        assertThat(post("{\"name\":\"x\",\"amount\":{\"amount\":\"1.234\",\"currency\":\"SGD\"}}", "bad-3")
                        .body())
                .contains("more decimals than SGD");
        assertThat(post("{\"name\":\"x\",\"amount\":{\"amount\":\"1e3\",\"currency\":\"SGD\"}}", "bad-4")
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(authorized(path).GET());
    }

    private HttpResponse<String> post(String body, String key) throws IOException, InterruptedException {
        return send(authorized("/samples")
                .header("Content-Type", "application/json")
                .header(Idempotency.HEADER, key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + TestTokens.gateway(USER, WORKSPACE, "SGD"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURL() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
