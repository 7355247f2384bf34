package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class IdentityTest implements OnRealParts {
    @Inject
    EmbeddedServer gateway;

    private Client anybody;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("gateway.limits.login.requests", "1000");
    }

    @BeforeEach
    void connect() {
        anybody = Client.of(gateway.getURI());
    }

    @Test
    void registering_answers_with_user_workspace_and_both_secrets() {
        var answer = anybody.register("Ada@Example.org ");

        assertThat(answer.status()).isEqualTo(201);
        var json = answer.json();
        assertThat(json.at("/user/id").asText()).hasSize(36);
        assertThat(json.at("/user/email").asText()).isEqualTo("Ada@Example.org");
        assertThat(json.at("/user/name").asText()).isEqualTo("Tan Wei Ling");
        assertThat(json.at("/workspace/id").asText()).hasSize(36);
        assertThat(json.at("/workspace/name").asText()).isNotEmpty();
        assertThat(json.at("/workspace/baseCurrency").asText()).isEqualTo("SGD");
        assertThat(json.path("accessToken").asText()).startsWith("frs_");
        assertThat(answer.header("Set-Cookie"))
                .startsWith("session=frc_")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .contains("Max-Age=86400")
                .doesNotContain("Secure");
    }

    @Test
    void either_secret_says_who_it_is() {
        var registered = anybody.register("either@example.org");

        var byToken =
                anybody.with("Authorization", "Bearer " + token(registered)).get("/api/auth/me");
        var byCookie = anybody.with("Cookie", registered.cookie()).get("/api/auth/me");

        assertThat(byToken.json()).isEqualTo(byCookie.json());
        assertThat(byToken.json().path("user")).isEqualTo(registered.json().path("user"));
        assertThat(byToken.json().path("workspace")).isEqualTo(registered.json().path("workspace"));
        assertThat(byToken.json().path("role").asText()).isEqualTo("owner");
    }

    @Test
    void nobody_is_told_to_sign_in() {
        var answer = anybody.with("Authorization", "Bearer frs_wrong").get("/api/auth/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void an_address_is_registered_once_however_it_is_written() {
        anybody.register("Straße@example.org");

        var again = anybody.register("  STRASSE@EXAMPLE.ORG");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("email-taken");
    }

    @Test
    void a_person_signs_in_with_any_spelling_of_their_address() {
        anybody.register("bob@example.org");

        var answer = anybody.login(" BOB@example.org", Client.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/user/email").asText()).isEqualTo("bob@example.org");
        assertThat(answer.cookie()).startsWith("session=frc_");
    }

    @Test
    void a_wrong_password_and_an_unknown_person_are_told_the_same() {
        anybody.register("carol@example.org");

        var wrong = anybody.login("carol@example.org", "not the password");
        var unknown = anybody.login("nobody@example.org", Client.PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("credentials-wrong");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json().path("title")).isEqualTo(wrong.json().path("title"));
        assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        d1@example.org, 7,   , password
        d2@example.org, 129, , password
        example.org,    8,   , email
        a@b@c,          8,   , email
        d3@example.org, 8, XYZ, baseCurrency
        """)
    void what_is_wrong_with_a_registration_is_said(String email, int passwordLength, String currency, String field) {
        var answer = anybody.post("/api/auth/register", """
            {"email":"%s","password":"%s","name":"D","baseCurrency":%s}
            """.formatted(
                        email, "p".repeat(passwordLength), currency == null ? "null" : "\"" + currency + "\""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("registration-invalid");
        assertThat(answer.json().path("errors").has(field)).as(answer.text()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"8", "128"})
    void the_shortest_and_the_longest_password_are_taken(int length) {
        var answer = anybody.post("/api/auth/register", """
            {"email":"len%d@example.org","password":"%s","name":"L","baseCurrency":"jpy"}
            """.formatted(length, "é".repeat(length)));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/workspace/baseCurrency").asText()).isEqualTo("JPY");
    }

    @Test
    void signing_out_ends_cookie_and_token_together() {
        var registered = anybody.register("dave@example.org");
        var byToken = anybody.with("Authorization", "Bearer " + token(registered));
        var byCookie = anybody.with("Cookie", registered.cookie());

        var answer = byToken.post("/api/auth/logout", "");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(byToken.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(byCookie.get("/api/auth/me").status()).isEqualTo(401);
    }

    @Test
    void another_workspace_than_ones_own_does_not_exist() {
        var person = anybody.registered();
        var other = anybody.register().json().at("/workspace/id").asText();

        var foreign = person.with("X-Workspace-Id", other).get("/api/auth/me");
        var unknown =
                person.with("X-Workspace-Id", UUID.randomUUID().toString()).get("/api/auth/me");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.code()).isEqualTo("workspace-not-found");
        assertThat(unknown.json().path("detail")).isEqualTo(foreign.json().path("detail"));
    }

    @Test
    void the_workspaces_one_may_enter_are_listed() {
        var registered = anybody.register("erin@example.org");
        var person = anybody.with("Authorization", "Bearer " + token(registered));

        var listed = person.get("/api/workspaces").json();

        assertThat(listed.path("items")).hasSize(1);
        assertThat(listed.at("/items/0/id")).isEqualTo(registered.json().at("/workspace/id"));
        assertThat(listed.at("/items/0/role").asText()).isEqualTo("owner");
        assertThat(listed.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        own,                     -,           201
        https://evil.example,    -,           403
        null,                    -,           403
        -,                       cross-site,  403
        -,                       same-origin, 201
        -,                       -,           201
        """)
    void a_write_by_cookie_comes_from_a_page_of_this_site(String origin, String site, int status) {
        var cookie = anybody.register().cookie();
        var browser = anybody.with("Cookie", cookie);
        if (origin != null) {
            browser = browser.with(
                    "Origin", origin.equals("own") ? gateway.getURI().toString() : origin);
        }
        if (site != null) {
            browser = browser.with("Sec-Fetch-Site", site);
        }

        assertThat(browser.post("/api/tokens", "{\"name\":\"t\"}").status()).isEqualTo(status);
    }

    @Test
    void a_token_needs_no_origin() {
        var program = anybody.registered().with("Origin", "https://elsewhere.example");

        assertThat(program.post("/api/tokens", "{\"name\":\"t\"}").status()).isEqualTo(201);
    }

    @Test
    void an_access_token_works_until_it_is_revoked_and_is_shown_once() {
        var person = anybody.registered();

        var made = person.post("/api/tokens", "{\"name\":\"laptop\",\"expiresInDays\":30}");
        var program = anybody.with("Authorization", "Bearer " + token(made));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(program.get("/api/auth/me").status()).isEqualTo(200);
        var listed = person.get("/api/tokens");
        assertThat(listed.json().at("/items/0/name").asText()).isEqualTo("laptop");
        assertThat(listed.json().at("/items/0/expiresAt").isNull()).isFalse();
        assertThat(listed.text()).doesNotContain(token(made));
        var id = made.json().path("id").asText();
        assertThat(anybody.registered().delete("/api/tokens/" + id).status()).isEqualTo(404);
        assertThat(person.delete("/api/tokens/" + id).status()).isEqualTo(204);
        assertThat(program.get("/api/auth/me").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\ud800b", "a\\u001bb"})
    void what_no_database_can_keep_is_no_name(String name) {
        var person = anybody.post("/api/auth/register", """
            {"email":"control@example.org","password":"%s","name":"%s"}
            """.formatted(Client.PASSWORD, name));
        var token = anybody.registered().post("/api/tokens", "{\"name\":\"" + name + "\"}");

        assertThat(person.status()).as(person.text()).isEqualTo(422);
        assertThat(person.json().path("errors").has("name")).isTrue();
        assertThat(token.status()).as(token.text()).isEqualTo(400);
        assertThat(token.code()).isEqualTo("validation-failed");
    }

    @Test
    void half_a_character_is_no_part_of_an_address() {
        var answer = anybody.post("/api/auth/register", """
            {"email":"a\\ud800@example.org","password":"%s"}
            """.formatted(Client.PASSWORD));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    }

    @Test
    void nobody_fills_the_memory_with_a_password() {
        var answer = anybody.login("a@example.org", "p".repeat(200_000));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("content-too-large");
    }

    @Test
    void an_access_token_needs_a_name() {
        assertThat(anybody.registered().post("/api/tokens", "{\"name\":\" \"}").status())
                .isEqualTo(400);
    }

    private static String token(Client.Answer answer) {
        return answer.json().path("accessToken").asText();
    }
}
