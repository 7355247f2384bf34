package io.financereport.environments.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the one virtual machine: settings in one, secrets in others, and Docker reads them as they are meant. */
class MachineTest {
    private static final Path PRODUCTION = Script.ROOT.resolve("compose/production");
    private static final Pattern KEY = Pattern.compile("(?m)^(?:# )?([A-Z0-9_]+)=");
    private static final Pattern USED = Pattern.compile("\\$\\{([A-Z0-9_]+)");
    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|API_KEY|ACCESS_KEY|WEBHOOK");

    @TempDir
    private Path folder;

    @BeforeEach
    void aMachine() throws IOException {
        for (var name : new String[] {"docker-compose.prod.yml", ".env.prod.example"}) {
            Files.copy(PRODUCTION.resolve(name), folder.resolve(name.replace(".example", "")));
        }
    }

    @Test
    void docker_reads_eight_and_certbot_and_publishes_nginx_alone() {
        Docker.assumeCompose();

        var machine = compose(Map.of("IMAGE_TAG", "v1.2.3"));

        assertThat(machine.services().stream().map(ComposeService::name))
                .containsExactlyInAnyOrder(
                        "gateway",
                        "statement",
                        "reconciliation",
                        "report",
                        "postgres",
                        "redis",
                        "s3",
                        "nginx",
                        "certbot");
        assertThat(machine.services().stream()
                        .filter(service -> service.has("ports"))
                        .map(ComposeService::name))
                .containsExactly("nginx");
        assertThat(machine.scaled()).hasSize(4).allSatisfy(service -> {
            assertThat(service.text("image"))
                    .isEqualTo("ghcr.io/wangzitian0/finance_report-%s:v1.2.3".formatted(service.name()));
            assertThat(service.map("environment"))
                    .containsEntry("ENVIRONMENT", "production")
                    .containsEntry("SECRETS_FILE", "/secrets/.env")
                    .containsEntry("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=production");
            assertThat(service.list("secrets").toString()).contains("services", "/secrets/.env");
        });
        assertThat(machine.section("secrets").values().toString())
                .contains("secrets/services.env", "secrets/postgres.env", "secrets/redis.env", "secrets/s3.env");
    }

    @Test
    void without_a_tag_docker_starts_nothing() {
        Docker.assumeCompose();

        assertThatThrownBy(() -> compose(Map.of())).isInstanceOf(AssertionError.class);
    }

    /** Compose makes a container anew when its settings changed: the number of replicas is none of them. */
    @Test
    void more_replicas_are_no_other_containers() {
        Docker.assumeCompose();

        assertThat(hash("1")).isEqualTo(hash("3")).startsWith("gateway ");
    }

    @Test
    void the_example_says_every_key_and_no_secret() throws IOException {
        var said = keys(PRODUCTION.resolve(".env.prod.example"));
        var asked = USED.matcher(Files.readString(PRODUCTION.resolve("docker-compose.prod.yml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        // What is deployed is no setting: deploy.sh says it.
        asked.remove("IMAGE_TAG");

        assertThat(said).containsAll(asked).noneMatch(key -> SECRET.matcher(key).find());
        // What Dokploy's services may be told, a machine's may too.
        var ofDokploy = USED.matcher(Files.readString(Script.ROOT.resolve(ComposeFile.APP)))
                .results()
                .map(found -> found.group(1))
                .filter(key -> !key.matches(
                        "[A-Z_]*IMAGE_TAG|IAC_CONFIG_HASH|HEALTHCHECK_.*|INTERNAL_DOMAIN|ENV_DOMAIN_SUFFIX|VAULT_.*"));
        assertThat(said).containsAll(ofDokploy.toList());
    }

    @Test
    void made_up_secrets_are_what_the_services_of_dokploy_are_told_and_fit_each_other() throws IOException {
        makeSecrets().requireSuccess();

        var services = read("services");
        var template = Files.readString(Script.ROOT.resolve("compose/dokploy/10.app/secrets.ctmpl"));
        assertThat(services.keySet())
                .isEqualTo(KEY.matcher(template)
                        .results()
                        .map(found -> found.group(1))
                        // Where files lie is no secret on the machine, and nobody can make up a key of a language
                        // model.
                        .filter(key -> !key.matches("S3_ENDPOINT|S3_BUCKET|OPENROUTER_API_KEY"))
                        .collect(Collectors.toCollection(TreeSet::new)));
        var postgres = read("postgres");
        assertThat(postgres.remove("POSTGRES_PASSWORD")).hasSize(64);
        assertThat(postgres).hasSize(8);
        assertThat(services).containsAllEntriesOf(postgres);
        assertThat(read("s3"))
                .containsEntry("MINIO_ROOT_USER", services.getOrDefault("S3_ACCESS_KEY", "?"))
                .containsEntry("MINIO_ROOT_PASSWORD", services.getOrDefault("S3_SECRET_KEY", "?"));
        var redis = URI.create(services.getOrDefault("REDIS_URI", ""));
        assertThat(redis.getHost()).isEqualTo("finance-report-redis");
        assertThat(redis.getUserInfo()).isEqualTo(":" + read("redis").get("PASSWORD"));
        assertThat(services.values()).doesNotHaveDuplicates();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    @Test
    void secrets_are_made_once() throws IOException {
        var first = makeSecrets().requireSuccess();
        var services = Files.readString(folder.resolve("secrets/services.env"));

        assertThat(makeSecrets().requireSuccess().out()).contains("stay as they are");
        assertThat(folder.resolve("secrets/services.env")).hasContent(services.strip());
        services.lines()
                .forEach(line -> assertThat(first.said()).doesNotContain(line.substring(line.indexOf('=') + 1)));

        Files.delete(folder.resolve("secrets/redis.env"));
        var partly = makeSecrets();
        assertThat(partly.exitCode()).isOne();
        assertThat(partly.err()).contains("from your backup");
    }

    @Test
    void a_look_at_the_certificate_that_ended_well_is_told_to_the_health_check() throws IOException {
        var renewed = folder.resolve("renewed");
        var programs = StandIn.program(folder.resolve("bin"), "certbot", "echo \"$*\"; [ ! -e \"$0.fails\" ]");
        // The second wait ends the loop, as a signal does.
        StandIn.program(programs, "sleep", "kill -TERM $PPID");
        var loop = new Script(PRODUCTION.resolve("renew.sh"), folder, Map.of("RENEWED", renewed.toString()), "")
                .withPrograms(programs);

        Files.createFile(programs.resolve("certbot.fails"));
        loop.run().requireSuccess();
        assertThat(renewed).doesNotExist();

        Files.delete(programs.resolve("certbot.fails"));
        assertThat(loop.run().requireSuccess().out())
                .isEqualTo("renew --quiet --webroot --webroot-path /var/www/acme\n");
        assertThat(renewed).exists();
    }

    private Script.Outcome makeSecrets() {
        return Script.named("make_secrets.sh").run(folder.resolve("secrets").toString());
    }

    private ComposeFile compose(Map<String, String> environment) {
        return Docker.compose(environment, words("config"));
    }

    private String hash(String replicas) {
        return Docker.run(
                Map.of("IMAGE_TAG", "v1.2.3", "GATEWAY_REPLICAS", replicas),
                "compose",
                words("config", "--hash", "gateway"));
    }

    private String[] words(String... last) {
        var first = new String[] {
            "--env-file",
            folder.resolve(".env.prod").toString(),
            "-f",
            folder.resolve("docker-compose.prod.yml").toString()
        };
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }

    private Map<String, String> read(String name) throws IOException {
        return Files.readAllLines(folder.resolve("secrets/" + name + ".env")).stream()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1),
                        (first, _) -> first,
                        TreeMap::new));
    }

    private static TreeSet<String> keys(Path file) throws IOException {
        return KEY.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
