package io.financereport.environments.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.environments.Script;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Vault's items to what a process has in its environment: nothing is lost, nothing is run, nothing goes on without its secrets. */
class SecretsTest {
    /** What a shell would make something of. */
    private static final String AWKWARD = "a$(id)`id`\"b\\c 'd' #e=f&%@/:";

    private static final Pattern LINE = Pattern.compile("([A-Z][A-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("ENV", "staging", "REDIS_HOST", "finance-report-redis-staging");

    private final VaultServer vault = new VaultServer();

    @TempDir
    private Path folder;

    @BeforeEach
    void items() {
        var passwords = new HashMap<String, String>();
        for (var service : new String[] {"GATEWAY", "STATEMENT", "RECONCILIATION", "REPORT"}) {
            passwords.put(service + "_DB_OWNER_PASSWORD", "owner of " + service);
            passwords.put(service + "_DB_APP_PASSWORD", AWKWARD);
        }
        passwords.put("POSTGRES_PASSWORD", AWKWARD);
        vault.put("finance_report/staging/postgres", passwords);
        vault.put("finance_report/staging/redis", Map.of("PASSWORD", "r@d/s:+"));
        vault.put(
                "finance_report/staging/app",
                Map.of(
                        "SERVICE_TOKEN_SECRET", AWKWARD,
                        "GATEWAY_KEY_SECRET", "k",
                        "S3_ENDPOINT", "https://s3.example.org",
                        "S3_BUCKET", "finance-report-staging",
                        "S3_ACCESS_KEY", "a",
                        "S3_SECRET_KEY", "s"));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void what_the_app_reads_is_what_vault_holds() throws IOException {
        var read = unquoted(template("10.app").render(vault, ENVIRONMENT));

        assertThat(read)
                .containsEntry("SERVICE_TOKEN_SECRET", AWKWARD)
                .containsEntry("REPORT_DB_APP_PASSWORD", AWKWARD)
                .containsEntry("STATEMENT_DB_OWNER_PASSWORD", "owner of STATEMENT")
                .containsEntry("S3_BUCKET", "finance-report-staging")
                .doesNotContainKey("OPENROUTER_API_KEY")
                .hasSize(15);
        var redis = URI.create(read.getOrDefault("REDIS_URI", ""));
        assertThat(redis.getHost()).isEqualTo("finance-report-redis-staging");
        assertThat(redis.getUserInfo()).isEqualTo(":r@d/s:+");
    }

    @Test
    void what_may_be_missing_is_written_when_it_is_there() throws IOException {
        var item = new HashMap<>(vault.item("finance_report/staging/app"));
        item.put("OPENROUTER_API_KEY", "sk-1");
        vault.put("finance_report/staging/app", item);

        assertThat(unquoted(template("10.app").render(vault, ENVIRONMENT))).containsEntry("OPENROUTER_API_KEY", "sk-1");
    }

    @Test
    void a_key_that_vault_lacks_stops_the_rendering() throws IOException {
        vault.put("finance_report/staging/redis", Map.of());
        var template = template("02.redis");

        assertThatThrownBy(() -> template.render(vault, ENVIRONMENT)).hasMessageContaining("PASSWORD");
    }

    @Test
    void the_database_is_started_with_the_very_bytes() throws IOException {
        var file = write(template("01.postgres").render(vault, ENVIRONMENT));

        var seen = layerScript("with-secrets.sh")
                .with("SECRETS_FILE", file.toString())
                .run("env")
                .requireSuccess();

        assertThat(seen.out().lines())
                .contains("POSTGRES_PASSWORD=" + AWKWARD, "GATEWAY_DB_OWNER_PASSWORD=owner of GATEWAY");
    }

    @Test
    void a_line_that_is_no_key_is_refused_and_not_shown() throws IOException {
        var file = write("export SECRET\n");

        var outcome = layerScript("with-secrets.sh")
                .with("SECRETS_FILE", file.toString())
                .run("env");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.said()).contains("is not KEY=value").doesNotContain("SECRET\n");
    }

    @Test
    void without_secrets_nothing_starts() {
        var outcome = layerScript("with-secrets.sh")
                .with("SECRETS_FILE", folder.resolve("none").toString())
                .with("SECRETS_SECONDS_MAX", "0")
                .run("env");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err()).contains("is vault-agent healthy?");
    }

    @Test
    void redis_is_given_its_password_by_a_file() throws IOException {
        var programs = program("docker-entrypoint.sh", "printf '%s\\n' \"$@\"; cat \"$2\"");
        var file = folder.resolve("redis.conf");

        var said = layerScript("02.redis/start.sh")
                .withPrograms(programs)
                .with("PASSWORD", "a\"b\\c")
                .with("REDIS_CONFIGURATION", file.toString())
                .run()
                .requireSuccess();

        assertThat(said.out())
                .isEqualTo(
                        "redis-server\n%s\nrequirepass \"a\\\"b\\\\c\"\nappendonly yes\nsave 60 1\n".formatted(file));
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void the_sidecar_starts_with_its_ids_in_files_and_nothing_left_over() throws IOException {
        Files.createDirectories(folder.resolve("vault/secrets"));
        Files.writeString(folder.resolve("vault/secrets/.env"), "OLD=1");

        var said = sidecar("env; printf '%s\\n' \"$@\"")
                .with("VAULT_ROLE_ID", "the-role")
                .with("VAULT_SECRET_ID", "the-secret")
                .run()
                .requireSuccess();

        assertThat(said.out())
                .contains("agent\n-config=/etc/vault/vault-agent.hcl")
                .doesNotContain("the-secret");
        assertThat(folder.resolve("vault/secrets/.env")).doesNotExist();
        assertThat(folder.resolve("vault/approle/secret-id")).hasContent("the-secret");
    }

    @Test
    void the_sidecar_without_its_ids_says_what_makes_them() throws IOException {
        var outcome = sidecar("exit 0").run();

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err()).contains("VAULT_ROLE_ID is missing", "vault_setup_tokens.sh --push");
    }

    @Test
    void the_sidecar_is_well_with_whole_secrets_and_a_token_that_vault_knows() throws IOException {
        Files.createDirectories(folder.resolve("vault/secrets"));
        var health = layerScript("vault-agent-health.sh")
                .with("VAULT_FOLDER", folder.resolve("vault").toString());
        var knows = health.withPrograms(program("vault", "exit 0"));

        assertThat(knows.run().err()).contains("is empty or not there");
        Files.writeString(folder.resolve("vault/secrets/.env"), "A=<no value>\n");
        assertThat(knows.run().err()).contains("no value for");
        Files.writeString(folder.resolve("vault/secrets/.env"), "A=1\n");
        assertThat(knows.run().err()).contains("no token");
        Files.writeString(folder.resolve("vault/.token"), "t");
        assertThat(health.withPrograms(program("vault", "exit 2")).run().err()).contains("does not know");
        assertThat(health.withPrograms(program("vault", "exit 0")).run().exitCode())
                .isZero();
        // Asked once in five minutes: now it is not asked, so it cannot say no.
        assertThat(health.withPrograms(program("vault", "exit 2")).run().exitCode())
                .isZero();
    }

    private Script sidecar(String does) throws IOException {
        return layerScript("vault-agent.sh")
                .withPrograms(program("vault", does))
                .with("VAULT_FOLDER", folder.resolve("vault").toString())
                .with("VAULT_ADDR", vault.address())
                .with("ENV", "staging");
    }

    private Path program(String name, String does) throws IOException {
        var programs = Files.createDirectories(folder.resolve("programs"));
        var file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return programs;
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve(".env"), text);
    }

    private static Script layerScript(String name) {
        return new Script(Script.ROOT.resolve("compose/dokploy").resolve(name), Script.ROOT, Map.of(), "");
    }

    private static Template template(String layer) throws IOException {
        return new Template(Files.readString(Script.ROOT.resolve("compose/dokploy/%s/secrets.ctmpl".formatted(layer))));
    }

    /** As the services read it: each line a key and a value in quotes, with backslashes before quotes and backslashes. */
    private static Map<String, String> unquoted(String rendered) {
        var read = new TreeMap<String, String>();
        rendered.lines().forEach(line -> {
            var matcher = LINE.matcher(line);
            assertThat(matcher.matches()).describedAs(line).isTrue();
            read.put(matcher.group(1), matcher.group(2).replaceAll("\\\\(.)", "$1"));
        });
        return read;
    }
}
