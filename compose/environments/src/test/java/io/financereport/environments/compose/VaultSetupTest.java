package io.financereport.environments.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.financereport.environments.Script;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies, roles and their ids: written to Vault, put into Dokploy, and never said. */
class VaultSetupTest {
    private static final String ENV = "# staging\nENVIRONMENT=staging\nVAULT_SECRET_ID=old\nOTHER=\"kept as it is\"\n";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final VaultServer vault = new VaultServer();
    private final DokployComposes dokploy = new DokployComposes();

    @BeforeEach
    void composes() {
        dokploy.put("pg1", ENV);
        dokploy.put("re1", ENV);
        dokploy.put("ap1", ENV);
    }

    @AfterEach
    void close() {
        vault.close();
        dokploy.close();
    }

    @Test
    void each_layer_gets_a_policy_of_its_environment_and_a_role_for_768_hours() {
        script().run("staging").requireSuccess();

        assertThat(vault.policies().keySet())
                .containsExactly(
                        "finance_report-staging-app",
                        "finance_report-staging-postgres",
                        "finance_report-staging-redis");
        assertThat(vault.policies().get("finance_report-staging-redis"))
                .contains("path \"secret/data/finance_report/staging/redis\"")
                .doesNotContain("{{env}}", "production", "/postgres\"", "/app\"");
        var role = vault.role("finance_report-staging-app");
        assertThat(role.path("token_ttl").asText()).isEqualTo("768h");
        assertThat(role.path("token_policies").toString()).isEqualTo("[\"finance_report-staging-app\"]");
        assertThat(role.path("token_no_default_policy").asBoolean()).isTrue();
        assertThat(vault.secretIdsMade()).isZero();
    }

    @Test
    void a_dry_run_shows_the_policies_and_writes_nothing() {
        var said =
                script().run("--dry-run", "--push", "staging").requireSuccess().out();

        assertThat(said).contains("secret/data/finance_report/staging/app", "Would put new ids into the compose ap1");
        assertThat(vault.policies()).isEmpty();
        assertThat(dokploy.env("ap1")).isEqualTo(ENV);
    }

    @Test
    void the_ids_are_put_into_dokploy_beside_what_is_there_and_each_layer_is_redeployed() {
        var said = script().run("--push", "staging").requireSuccess().said();

        assertThat(dokploy.env("ap1"))
                .startsWith("# staging\n"
                        + "ENVIRONMENT=staging\n"
                        + "VAULT_SECRET_ID=secret-id-3-of-finance_report-staging-app\n"
                        + "OTHER=\"kept as it is\"\n")
                .contains("VAULT_ROLE_ID=role-id-of-finance_report-staging-app\n", "VAULT_ADDR=" + vault.address());
        assertThat(dokploy.deployments("pg1")).isOne();
        assertThat(dokploy.deployments("ap1")).isOne();
        assertThat(said).doesNotContain("secret-id-", "role-id-of", VaultServer.ROOT_TOKEN, DokployComposes.KEY);
    }

    @Test
    void the_first_time_nothing_is_redeployed_as_nothing_was_deployed() {
        script().run("--push", "--no-deploy", "staging").requireSuccess();

        assertThat(dokploy.env("pg1")).contains("VAULT_ROLE_ID=role-id-of-finance_report-staging-postgres\n");
        assertThat(dokploy.env("ap1")).contains("VAULT_ROLE_ID=role-id-of-finance_report-staging-app\n");
        assertThat(dokploy.deployments("pg1")).isZero();
        assertThat(dokploy.deployments("ap1")).isZero();
    }

    @Test
    void one_layer_alone_leaves_the_others() {
        script().run("--push", "--layer", "redis", "staging").requireSuccess();

        assertThat(vault.policies()).containsOnlyKeys("finance_report-staging-redis");
        assertThat(dokploy.env("ap1")).isEqualTo(ENV);
    }

    @Test
    void a_compose_of_another_environment_is_not_touched() {
        dokploy.put("re1", ENV.replace("staging", "production"));

        var outcome = script().run("--push", "--layer", "redis", "staging");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err()).contains("the compose of redis is not of staging");
        assertThat(vault.secretIdsMade()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"postgres, pg1", "redis, re1", "app, ap1"})
    void with_the_ids_of_a_layer_its_sidecar_reads_its_items_and_nothing_else(String layer, String compose)
            throws Exception {
        for (var environment : List.of("staging", "production")) {
            for (var item : List.of("postgres", "redis", "app")) {
                vault.put("finance_report/%s/%s".formatted(environment, item), Map.of("KEY", item));
            }
        }
        script().run("--push", "staging").requireSuccess();
        var roleId = value(compose, "VAULT_ROLE_ID");
        var token = JSON.readTree(ask(
                                "POST",
                                "auth/approle/login",
                                "",
                                Map.of("role_id", roleId, "secret_id", value(compose, "VAULT_SECRET_ID")))
                        .body())
                .path("auth")
                .path("client_token")
                .asText();

        var layersOwn = layer.equals("app") ? List.of("postgres", "redis", "app") : List.of(layer);
        for (var item : List.of("postgres", "redis", "app")) {
            assertThat(ask("GET", "secret/data/finance_report/staging/" + item, token, Map.of())
                            .statusCode())
                    .describedAs(item)
                    .isEqualTo(layersOwn.contains(item) ? 200 : 403);
            assertThat(ask("GET", "secret/data/finance_report/production/" + item, token, Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(ask("POST", "secret/data/finance_report/staging/" + layer, token, Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask("POST", "auth/approle/login", "", Map.of("role_id", roleId, "secret_id", "guessed"))
                        .statusCode())
                .isEqualTo(400);
    }

    private String value(String compose, String key) {
        return dokploy.env(compose)
                .lines()
                .filter(line -> line.startsWith(key + "="))
                .findFirst()
                .orElseThrow()
                .substring(key.length() + 1);
    }

    private HttpResponse<String> ask(String method, String path, String token, Map<String, String> body)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(vault.address() + "/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("X-Vault-Token", token);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a_sealed_vault_and_a_token_without_rights_are_told_apart() {
        var refused = script().with("VAULT_TOKEN", "hvs.somebody").run("staging");
        vault.seal();
        var sealed = script().run("staging");

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.err())
                .contains("403 (permission denied)", "VAULT_TOKEN may not do this")
                .doesNotContain("hvs.somebody");
        assertThat(sealed.err()).contains("503 (Vault is sealed)", "unseal it first");
    }

    @Test
    void nothing_is_sent_in_the_clear_to_another_machine() {
        var outcome = script().with("VAULT_ADDR", "http://vault.example.org").run("staging");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("must begin with https://");
    }

    private Script script() {
        return Script.named("vault_setup_tokens.sh")
                .with("VAULT_ADDR", vault.address())
                .with("VAULT_TOKEN", VaultServer.ROOT_TOKEN)
                .with("DOKPLOY_API_URL", dokploy.address())
                .with("DOKPLOY_API_KEY", DokployComposes.KEY)
                .with("DOKPLOY_POLL_MS", "10")
                .with("POSTGRES_COMPOSE_ID", "pg1")
                .with("REDIS_COMPOSE_ID", "re1")
                .with("APP_COMPOSE_ID", "ap1");
    }
}
