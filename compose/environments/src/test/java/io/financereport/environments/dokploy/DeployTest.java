package io.financereport.environments.dokploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.financereport.environments.Script;
import io.financereport.environments.dokploy.FakeDokploy.Fate;
import io.financereport.environments.dokploy.FakeDokploy.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeployTest {
    private static final String COMMIT = "0123abc";
    private static final String TAG = "sha-" + COMMIT;
    private static final String HEALTHY = "HEALTHY_IMAGE_TAG=sha-aaaaaaa\n";
    private static final List<String> OTHERS = List.of("STATEMENT", "RECONCILIATION", "REPORT");
    /** What of the env is not the script's, in pieces that are easily harmed. */
    private static final String BEFORE =
            "# GATEWAY_IMAGE_TAG=was once here\nENVIRONMENT=staging\n  SPACED = a  b \t\nWINDOWS=line\r\n";

    private static final String AFTER = """
        GATEWAY_IMAGE_TAG_OLD=v9
        QUOTED="it's $HOME \\"so\\" # not a comment"
        PEM='-----BEGIN
        GATEWAY_IMAGE_TAG=within a value
        -----END'
        JWT_SECRET=s3cret-of-the-tokens==
        DATABASE_URL=postgres://app:pass-in-url@db/finance # comment

        LAST=no line end after this\
        """;
    private static final List<String> SECRETS =
            List.of(FakeDokploy.KEY, "s3cret-of-the-tokens", "pass-in-url", "within a value", "vault-token-of-staging");

    private final FakeDokploy dokploy = new FakeDokploy();
    private final FakeProduct product = new FakeProduct();
    private String id = "";

    @BeforeEach
    void the_product_runs_what_is_deployed() {
        id = dokploy.compose("app", HEALTHY + BEFORE + "GATEWAY_IMAGE_TAG=sha-aaaaaaa # set by a script\n" + AFTER);
        dokploy.whenDeployed(env -> product.runs(value(env, "GATEWAY_IMAGE_TAG"), value(env, "GIT_COMMIT_SHA")));
    }

    @AfterEach
    void close() {
        dokploy.close();
        product.close();
    }

    private static String value(String env, String key) {
        return env.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replaceFirst(" #.*", ""))
                .findFirst()
                .orElse("");
    }

    private Script deploy() {
        return Tried.script("dokploy_deploy.sh", dokploy);
    }

    private Script.Outcome deploy(String tag) {
        return deploy().run(id, tag, product.url());
    }

    @Test
    void a_tag_is_deployed_and_its_health_seen() {
        var outcome = deploy(TAG).requireSuccess();

        assertThat(outcome.out()).contains("is done", "ok    " + TAG + " runs at " + product.url());
        assertThat(dokploy.changes()).containsExactly("compose.update", "compose.deploy", "compose.update");
        assertThat(value(dokploy.env(id), "GATEWAY_IMAGE_TAG")).isEqualTo(TAG);
        assertThat(OTHERS)
                .allSatisfy(service -> assertThat(value(dokploy.env(id), service + "_IMAGE_TAG"))
                        .isEqualTo(TAG));
        assertThat(value(dokploy.env(id), "GIT_COMMIT_SHA")).isEqualTo(COMMIT);
        assertThat(value(dokploy.env(id), "PREVIOUS_IMAGE_TAG")).isEqualTo("sha-aaaaaaa");
        assertThat(value(dokploy.env(id), "HEALTHY_IMAGE_TAG")).isEqualTo(TAG);
    }

    @Test
    void every_other_byte_of_the_env_stays() {
        deploy(TAG).requireSuccess();

        assertThat(dokploy.env(id))
                .startsWith(HEALTHY.replace("sha-aaaaaaa", TAG) + BEFORE + "GATEWAY_IMAGE_TAG=" + TAG
                        + " # set by a script\n" + AFTER + "\nPREVIOUS_IMAGE_TAG=");
    }

    @Test
    void a_version_comes_with_the_compose_file_of_its_own_tag() {
        deploy("v1.2.3").requireSuccess();

        assertThat(dokploy.cloned(id)).containsExactly("v1.2.3");
        assertThat(dokploy.changes())
                .containsExactly("compose.update", "compose.update", "compose.deploy", "compose.update");
    }

    @Test
    void a_commit_comes_with_the_file_of_a_branch_and_never_with_that_of_an_old_version() {
        deploy(TAG).requireSuccess();
        deploy().with("SOURCE_BRANCH", "hotfix/v1.2.4")
                .run(id, TAG, product.url())
                .requireSuccess();
        deploy("v1.2.3").requireSuccess();
        deploy(TAG).requireSuccess();

        assertThat(dokploy.cloned(id)).containsExactly("main", "hotfix/v1.2.4", "v1.2.3", "main");
        assertThat(deploy().with("SOURCE_BRANCH", "-u x")
                        .run(id, TAG, product.url())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void of_a_repository_that_dokploy_knows_by_its_address_the_tag_is_set_where_it_is_read() {
        dokploy.row(id, "sourceType", "git");
        dokploy.row(id, "customGitBranch", "main");

        deploy("v1.2.3").requireSuccess();

        assertThat(dokploy.cloned(id)).containsExactly("v1.2.3");
        assertThat(dokploy.row(id).path("branch").asText()).isEqualTo("main");
    }

    @Test
    void a_file_that_was_pasted_into_dokploy_is_of_no_version_and_this_is_said() {
        dokploy.row(id, "sourceType", "raw");
        dokploy.next(Fate.ERROR);

        assertThat(deploy("v1.2.3").out()).contains("NOTE  the compose file is not of v1.2.3");
        assertThat(dokploy.changes()).containsExactly("compose.update", "compose.deploy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "main", "staging", "production", ""})
    void a_moving_tag_is_refused_before_anything_is_asked(String tag) {
        var outcome = deploy(tag);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("moves");
        assertThat(dokploy.changes()).isEmpty();
    }

    @Test
    void queued_is_no_success() {
        dokploy.next(Fate.NEVER_APPEARS);
        product.runs(TAG, COMMIT);

        var outcome = Tried.hasty(deploy()).run(id, TAG, product.url());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("no new deployment appeared within 1 s");
        assertThat(product.asked()).isZero();
    }

    @Test
    void an_old_deployment_that_is_done_does_not_count_even_if_it_is_seen_late() {
        dokploy.next(Fate.NEVER_APPEARS);
        dokploy.whenQueued(row -> dokploy.addOldDeployment(id));
        product.runs(TAG, COMMIT);

        assertThat(Tried.hasty(deploy()).run(id, TAG, product.url()).err()).contains("no new deployment appeared");
    }

    @Test
    void a_deployment_that_runs_on_is_no_success() {
        dokploy.next(Fate.NEVER_ENDS);
        product.runs(TAG, COMMIT);

        var outcome = deploy().with("DOKPLOY_DEPLOY_SECONDS_MAX", "1").run(id, TAG, product.url());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .containsPattern("deployment new-\\d+ is not done 1 s after it appeared, its last state is running");
    }

    @ParameterizedTest
    @CsvSource({"ERROR,error", "CANCELLED,cancelled"})
    void a_deployment_that_fails_is_a_failure(Fate fate, String word) {
        dokploy.next(fate);
        product.runs(TAG, COMMIT);

        var outcome = deploy(TAG);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("ended with " + word);
        assertThat(value(dokploy.env(id), "HEALTHY_IMAGE_TAG")).isEqualTo("sha-aaaaaaa");
    }

    @Test
    void a_version_that_does_not_take_over_is_a_failure_and_the_way_back_is_said() {
        dokploy.whenDeployed(env -> product.runs("sha-aaaaaaa", "aaaaaaa"));

        var outcome = deploy(TAG);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("still runs sha-aaaaaaa aaaaaaa and not sha-0123abc");
        assertThat(outcome.err()).containsPattern("rollback.sh " + id + " .* goes back to sha-aaaaaaa");
        assertThat(value(dokploy.env(id), "HEALTHY_IMAGE_TAG")).isEqualTo("sha-aaaaaaa");
    }

    @Test
    void a_fault_of_a_moment_is_passed_over() {
        dokploy.fails("compose.one", Fault.BAD_GATEWAY, Fault.MALFORMED);
        dokploy.fails("compose.update", Fault.BAD_GATEWAY, Fault.NO_ANSWER);
        product.runs(TAG, COMMIT);

        // The one answer that does not come is waited for; one that comes late is asked for again.
        deploy().with("DOKPLOY_ANSWER_SECONDS", "3")
                .with("DOKPLOY_TRIES_MAX", "9")
                .run(id, TAG, product.url())
                .requireSuccess();

        assertThat(dokploy.changes().stream().filter("compose.deploy"::equals)).hasSize(1);
    }

    @Test
    void an_answer_that_was_lost_is_looked_for_and_never_asked_for_twice() {
        dokploy.fails("compose.deploy", Fault.DONE_BUT_BAD_GATEWAY);

        deploy(TAG).requireSuccess();

        assertThat(dokploy.changes()).containsOnlyOnce("compose.deploy");
    }

    @Test
    void a_request_that_was_lost_is_no_success() {
        dokploy.fails("compose.deploy", Fault.NO_ANSWER);
        product.runs(TAG, COMMIT);

        var outcome = Tried.hasty(deploy())
                .with("DOKPLOY_ANSWER_SECONDS", "3")
                .with("DOKPLOY_TRIES_MAX", "9")
                .run(id, TAG, product.url());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(dokploy.changes()).containsOnlyOnce("compose.deploy");
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_GATEWAY,Dokploy compose.one answered 502: Dokploy has a fault",
        "MALFORMED,Dokploy compose.one answered malformed: the answer is not JSON",
        "NOT_A_COMPOSE,Dokploy compose.one answered something else than a compose"
    })
    void a_fault_that_stays_ends_it_before_anything_is_changed(Fault fault, String sentence) {
        dokploy.fails("compose.one", fault, fault, fault);

        var outcome = deploy(TAG);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(sentence);
        assertThat(dokploy.changes()).isEmpty();
    }

    @Test
    void a_wrong_key_is_said_and_not_shown() {
        var outcome = deploy().with("DOKPLOY_API_KEY", "wrong-key-of-ours").run(id, TAG, product.url());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("answered 401 UNAUTHORIZED: the key is not accepted");
        assertThat(outcome.said()).doesNotContain("wrong-key-of-ours");
    }

    @Test
    void an_update_that_another_one_overwrote_is_not_deployed() {
        dokploy.fails("compose.update", Fault.NOT_A_COMPOSE);

        var outcome = deploy(TAG);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("somebody else changes it");
        assertThat(dokploy.changes()).doesNotContain("compose.deploy");
    }

    @Test
    void a_dry_run_changes_nothing() {
        var outcome = deploy().run("--dry-run", id, TAG, product.url()).requireSuccess();

        assertThat(outcome.out())
                .contains("GATEWAY_IMAGE_TAG=" + TAG, "PREVIOUS_IMAGE_TAG=sha-aaaaaaa", "compose file of main");
        assertThat(dokploy.changes()).isEmpty();
    }

    @Test
    void no_secret_is_seen_whether_all_goes_well_or_not() {
        assertThat(deploy(TAG).requireSuccess().said()).doesNotContain(SECRETS);

        dokploy.fails("compose.update", Fault.BAD_GATEWAY, Fault.BAD_GATEWAY, Fault.BAD_GATEWAY);
        assertThat(deploy("sha-7777777").said()).contains("502").doesNotContain(SECRETS);
    }

    @Test
    void under_github_secrets_are_masked_first_and_not_seen_otherwise() {
        var lines = deploy().with("GITHUB_ACTIONS", "true")
                .run(id, TAG, product.url())
                .requireSuccess()
                .out()
                .lines()
                .toList();

        assertThat(lines)
                .contains(
                        "::add-mask::" + FakeDokploy.KEY,
                        "::add-mask::s3cret-of-the-tokens==",
                        "::add-mask::pass-in-url");
        assertThat(lines.stream()
                        .filter(line -> !line.startsWith("::add-mask::"))
                        .collect(Collectors.joining("\n")))
                .doesNotContain(SECRETS);
        assertThat(lines).noneMatch(line -> line.equals("::add-mask::") || line.equals("::add-mask::staging"));
    }

    @ParameterizedTest
    @CsvSource({
        "200,200,0,the sidecar's ids open its secrets; the token they bring lives 768 h",
        "400,200,1,does not let VAULT_ROLE_ID and VAULT_SECRET_ID of the env in (400)",
        "200,403,1,does not give the item app of staging to the role of the env (403)",
        "503,200,0,whether the new containers get their secrets is not known"
    })
    void what_the_sidecar_may_not_read_is_not_deployed(int login, int read, int exitCode, String words)
            throws IOException {
        var ended = new CopyOnWriteArrayList<String>();
        var vault = vault(login, read, ended);
        try {
            id = dokploy.compose(
                    "vault",
                    "ENVIRONMENT=staging\nVAULT_ADDR=http://127.0.0.1:%d\nVAULT_ROLE_ID=role-1\nVAULT_SECRET_ID=secret-of-1\n"
                            .formatted(vault.getAddress().getPort()));
            var outcome = deploy(TAG);

            assertThat(outcome.exitCode()).describedAs(outcome.said()).isEqualTo(exitCode);
            assertThat(outcome.said()).contains(words).doesNotContain(SECRETS).doesNotContain("secret-of-1");
            assertThat(dokploy.changes().isEmpty()).isEqualTo(exitCode == 1);
            assertThat(ended).isEqualTo(login == 200 ? List.of("vault-token-of-staging") : List.of());
        } finally {
            vault.stop(0);
        }
    }

    /** Vault's door for an AppRole, and the items behind it. */
    private static HttpServer vault(int login, int read, List<String> ended) throws IOException {
        var vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vault.createContext("/v1/auth/approle/login", exchange -> {
            try (exchange) {
                var ids = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                var known = ids.contains("\"role-1\"") && ids.contains("\"secret-of-1\"");
                var body = "{\"auth\":{\"client_token\":\"vault-token-of-staging\",\"lease_duration\":2764800}}"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(known ? login : 400, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        vault.createContext("/v1/secret/data/finance_report/staging/", exchange -> {
            try (exchange) {
                var known = "vault-token-of-staging"
                        .equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
                exchange.sendResponseHeaders(known ? read : 403, -1);
            }
        });
        vault.createContext("/v1/auth/token/revoke-self", exchange -> {
            try (exchange) {
                ended.add(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        vault.start();
        return vault;
    }

    @ParameterizedTest
    @CsvSource({
        "DOKPLOY_API_URL,http://dokploy.example/api,must begin with https",
        "DOKPLOY_API_KEY,'',is not set",
        "DOKPLOY_API_URL,'',is not set"
    })
    void what_is_missing_or_unsafe_is_said(String variable, String value, String sentence) {
        var outcome = deploy().with(variable, value).run(id, TAG, product.url());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(variable, sentence);
    }
}
