package io.financereport.environments.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A layer is deployed by the digest of its files and the time, never into another environment, and is well when all of it is. */
class LayerScriptsTest {
    @TempDir
    private Path folder;

    @Test
    void each_deployment_of_a_layer_makes_its_containers_anew_for_a_password_may_have_changed_and_no_file() {
        try (var dokploy = new DokployComposes()) {
            dokploy.put("re1", "ENVIRONMENT=staging\nVAULT_SECRET_ID=s\nIAC_CONFIG_HASH=0123456789abcdef\n");

            var dry = deploy(dokploy, "02.redis").run("--dry-run", "staging");
            var said =
                    deploy(dokploy, "02.redis").run("staging").requireSuccess().said();

            assertThat(dry.requireSuccess().out()).startsWith("Would set IAC_CONFIG_HASH=");
            assertThat(said).contains("ok    redis of staging is deployed");
            assertThat(dokploy.env("re1"))
                    .matches("ENVIRONMENT=staging\nVAULT_SECRET_ID=s\nIAC_CONFIG_HASH=[0-9a-f]{16}-\\d{8}T\\d{6}Z\n");
            assertThat(dokploy.deployments("re1")).isOne();
        }
    }

    @Test
    void a_layer_is_not_deployed_into_another_environment() {
        try (var dokploy = new DokployComposes()) {
            dokploy.put("re1", "ENVIRONMENT=production\n");

            var outcome = deploy(dokploy, "02.redis").run("staging");

            assertThat(outcome.exitCode()).isOne();
            assertThat(outcome.err()).contains("is not of staging");
            assertThat(dokploy.deployments("re1")).isZero();
        }
    }

    @Test
    void the_app_is_well_when_all_replicas_are() throws IOException {
        var docker = docker("""
            finance_report-app-vault-agent-staging Up 2 hours (healthy)
            app-x1-gateway-1 Up 2 hours (healthy)
            app-x1-statement-1 Up 2 hours (healthy)
            app-x1-statement-2 Up 2 hours (healthy)
            app-x1-reconciliation-1 Up 2 hours (healthy)
            app-x1-report-1 Up 2 hours (healthy)
            """);

        var said = status("10.app", docker).run("staging").requireSuccess().out();

        assertThat(said.lines()).hasSize(6).allMatch(line -> line.startsWith("ok "));
    }

    @Test
    void a_replica_that_is_ill_and_a_part_that_is_missing_are_named() throws IOException {
        var docker = docker("""
            finance_report-app-vault-agent-staging Up 2 hours (healthy)
            app-x1-gateway-1 Up 2 hours (healthy)
            app-x1-statement-1 Up 2 hours (healthy)
            app-x1-statement-2 Up 2 minutes (unhealthy)
            app-x1-report-1 Up 2 hours (healthy)
            """);

        var outcome = status("10.app", docker).run("staging");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.out())
                .contains("FAIL  app-x1-statement-2 Up 2 minutes (unhealthy)", "FAIL  reconciliation does not run");
    }

    @Test
    void production_is_not_staging() throws IOException {
        var docker = docker(
                "finance_report-redis-staging Up (healthy)\nfinance_report-redis-vault-agent-staging Up (healthy)\n");

        assertThat(status("02.redis", docker).run("staging").exitCode()).isZero();
        assertThat(status("02.redis", docker).run("production").out()).contains("FAIL  redis does not run");
    }

    private Script deploy(DokployComposes dokploy, String layer) {
        return layer(layer, "deploy.sh")
                .with("DOKPLOY_API_URL", dokploy.address())
                .with("DOKPLOY_API_KEY", DokployComposes.KEY)
                .with("DOKPLOY_POLL_MS", "10")
                .with("REDIS_COMPOSE_ID", "re1");
    }

    private static Script status(String layer, Path programs) {
        return layer(layer, "status.sh").withPrograms(programs);
    }

    /** What stands in a layer's folder only says for which layer the script of that purpose is called. */
    private static Script layer(String layer, String script) {
        var called = Script.named("layer_" + script);
        return new Script(
                Script.ROOT.resolve("compose/dokploy/%s/%s".formatted(layer, script)), called.folder(), Map.of(), "");
    }

    private Path docker(String containers) throws IOException {
        var list = Files.writeString(folder.resolve("containers"), containers);
        var program = Files.writeString(folder.resolve("docker"), "#!/bin/sh\ncat '%s'\n".formatted(list));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return folder;
    }
}
