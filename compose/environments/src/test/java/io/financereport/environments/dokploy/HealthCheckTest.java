package io.financereport.environments.dokploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCheckTest {
    private final FakeProduct product = new FakeProduct();

    @AfterEach
    void close() {
        product.close();
    }

    private Script check() {
        return Tried.quick(Script.named("health_check.sh"));
    }

    @Test
    void waits_until_it_is_healthy() {
        product.answersFirst(502, "");
        product.answersFirst(
                503, "{\"status\":\"unhealthy\",\"parts\":{\"gateway\":\"healthy\",\"statement\":\"unhealthy\"}}");

        var outcome = check().run(product.url(), "staging", "3").requireSuccess();

        assertThat(outcome.out())
                .contains("Attempt 1 of 3: " + product.url() + "/api/health answered 502")
                .contains("answered 503, not healthy: statement")
                .contains(
                        "ok    " + product.url() + " is healthy and runs a version it does not tell (attempt 3 of 3)");
    }

    @ParameterizedTest
    @CsvSource({
        "503,'{\"status\":\"healthy\"}'",
        "200,'{\"status\":\"unhealthy\"}'",
        "200,'healthy'",
        "200,'<html>\"status\":\"healthy\"</html>'",
        "200,''",
        "404,'404 page not found'"
    })
    void anything_but_200_and_healthy_is_not_healthy(int status, String body) {
        product.answers(status, body);

        var outcome = check().run(product.url(), "production", "2");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAIL  " + product.url() + " is not healthy after 2 attempts");
        assertThat(product.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        // tag, version, git_sha, the same
        "sha-0123abc, '', 0123abcdef0123, true",
        "sha-0123abcdef0123, '', 0123abc, true",
        "0123abc, sha-0123abc, '', true",
        "sha-0123abc, '', 0123abd, false",
        "sha-0123abc, '', 0123a, false",
        "sha-0123abc, '', '', false",
        "v1.2.3, 1.2.3, '', true",
        "1.2.3, v1.2.3, '', true",
        "v1.2.3, 1.2.30, '', false",
        "v1.2.30, 1.2.3, '', false",
        "v1.2.3, '', 0123abc, false"
    })
    void the_version_is_told_by_its_commit_from_either_side_or_by_the_whole_number(
            String tag, String version, String commit, boolean same) {
        product.runs(version, commit);

        assertThat(check().run(product.url(), "staging", "2", tag).exitCode()).isEqualTo(same ? 0 : 1);
    }

    @Test
    void an_old_version_may_answer_for_a_while_but_not_for_ever() {
        product.answersFirst(200, "{\"status\":\"healthy\",\"git_sha\":\"aaaaaaa\"}");
        product.runs("", "0123abc");
        check().run(product.url(), "staging", "3", "sha-0123abc").requireSuccess();

        product.runs("", "aaaaaaa");
        var outcome = check().with("HEALTH_MISMATCHES_MAX", "2").run(product.url(), "staging", "9", "sha-0123abc");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("still runs aaaaaaa and not sha-0123abc: the new containers did not take over");
        assertThat(product.asked()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "staging,36,docker logs finance_report-app-vault-agent-staging;,network=finance_report-data-staging --filter"
                + " name=statement;",
        "production,24,docker logs finance_report-app-vault-agent;,network=finance_report-data --filter"
                + " name=statement;",
        "pr-47,24,a preview waits for no secrets,docker ps --all --filter name=statement;"
    })
    void a_failure_says_where_to_look_at_each_checkpoint(
            String environment, int attempts, String secrets, String services) {
        product.answers(502, "");

        var outcome = check().with("HEALTH_INTERVAL_MS", "0").run(product.url(), environment);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(product.asked()).isEqualTo(attempts);
        assertThat(outcome.out())
                .contains(
                        "no [CHECKPOINT-1]",
                        secrets,
                        services,
                        "no [CHECKPOINT-2]",
                        "no [CHECKPOINT-3]",
                        "nobody behind it (502)");
    }

    @Test
    void a_404_tells_about_routes() {
        product.answers(404, "404 page not found");

        assertThat(check().run(product.url(), "pr-4", "1").out())
                .contains("TRAEFIK_ENABLE", "no domain added in Dokploy");
    }

    @Test
    void an_address_where_nobody_is_is_said() {
        assertThat(check().run("http://127.0.0.1:1", "staging", "1").out())
                .contains("answered 000", "Nothing answers there at all");
    }
}
