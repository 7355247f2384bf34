package io.financereport.environments.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every compose file satisfies every rule, and every rule finds what breaks it. */
class ComposeRulesTest {
    /** A gateway, a database and a file in which each rule finds something. */
    private static final String BROKEN = """
        name: finance-report
        x-leftover: ${REDIS_PASSWORD:-guess} ${COLOUR:?is missing}
        services:
          gateway:
            image: finance_report-gateway:latest
            container_name: gateway
            user: root
            ports: ["8080:8080"]
            volumes: ["files:/files"]
            cap_add: [SYS_ADMIN]
            stop_grace_period: 5s
            environment:
              STATEMENT_URLS: http://finance_report-statement${ENV_SUFFIX:-}:8081
            networks:
              dokploy-network: {aliases: [gateway]}
            labels:
              - traefik.http.routers.gateway.rule=Host(`example.org`)
            depends_on:
              postgres: {condition: service_started}
            deploy:
              replicas: 2
              resources:
                limits: {memory: 2G}
          postgres:
            image: postgres
            networks: [dokploy-network]
        networks:
          dokploy-network:
          data:
        """;

    /** The same with what only a file of Dokploy, or a stack, may not have. */
    private static final String BROKEN_FOR_DOKPLOY = """
        name: finance-report
        services:
          gateway:
            image: finance_report-gateway:${IMAGE_TAG:-local}
            build: .
            restart: always
            environment:
              GATEWAY_KEY_SECRET: ${GATEWAY_KEY_SECRET:?is missing - ask for it}
        volumes:
          secrets:
        """;

    @ParameterizedTest
    @MethodSource("rules")
    void every_file_satisfies(ComposeRule rule) {
        assertThat(ComposeFile.all().flatMap(file -> rule.faults(file).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_broken_file_is_found_out_by(ComposeRule rule) {
        var broken = Stream.of(
                ComposeFile.parse("docker-compose.yml", BROKEN),
                ComposeFile.parse(ComposeFile.APP, BROKEN_FOR_DOKPLOY),
                ComposeFile.parse(ComposeFile.STACK, BROKEN_FOR_DOKPLOY),
                ComposeFile.parse(ComposeFile.MACHINE, BROKEN_FOR_DOKPLOY));

        assertThat(broken.flatMap(file -> rule.faults(file).stream())).isNotEmpty();
    }

    @Test
    void the_doors_of_a_laptop_are_ports_of_this_machine_and_nothing_else() {
        var doors = ComposeFile.read(ComposeFile.DOORS);

        assertThat(doors.services())
                .allSatisfy(service -> assertThat(service.tree().keySet()).isSubsetOf("ports", "networks"))
                .flatExtracting(service -> service.list("ports"))
                .hasSize(5)
                .allMatch(port ->
                        port.toString().matches("(127\\.0\\.0\\.1|\\$\\{GATEWAY_ADDRESS:-127\\.0\\.0\\.1}):.*"));
    }

    @Test
    void each_service_of_ours_is_in_each_profile_of_its_kind() {
        var profiles = ComposeFile.read(ComposeFile.ROOT_FILE).services().stream()
                .map(service -> service.name() + " " + service.list("profiles"));

        assertThat(profiles)
                .containsExactlyInAnyOrder(
                        "gateway [app]",
                        "statement [app]",
                        "reconciliation [app]",
                        "report [app]",
                        "postgres [infra]",
                        "redis [infra]",
                        "s3 [infra]",
                        "otel-collector [observability]",
                        "observability [observability]");
    }

    @Test
    void each_service_is_built_from_its_own_folder() {
        assertThat(ComposeFile.read(ComposeFile.ROOT_FILE).scaled()).allSatisfy(service -> {
            assertThat(service.text("build", "context")).isEqualTo(".");
            assertThat(service.text("build", "dockerfile")).isEqualTo(service.name() + "-service/Dockerfile");
            assertThat(Script.ROOT.resolve(service.name() + "-service")).isDirectory();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "docker-compose.yml,postgres,postgres:/var/lib/postgresql/data",
        "docker-compose.yml,redis,redis:/data",
        "docker-compose.yml,s3,s3:/data",
        "docker-compose.yml,observability,observability:/data",
        "compose/dokploy/01.postgres/compose.yaml,postgres,${POSTGRES_DATA:-postgres}:/var/lib/postgresql/data",
        "compose/dokploy/02.redis/compose.yaml,redis,${REDIS_DATA:-redis}:/data"
    })
    void what_is_kept_outlives_its_container(String file, String service, String volume) {
        var compose = ComposeFile.read(file);

        assertThat(compose.services())
                .filteredOn(one -> one.name().equals(service))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.list("volumes")).map(Object::toString).contains(volume));
        assertThat(compose.section("volumes"))
                .containsKey(volume.replaceAll("\\$\\{\\w+:-(\\w+)}", "$1").split(":", 2)[0]);
    }

    /** Events between the services wait in Redis. */
    @Test
    void redis_writes_down_what_it_is_given() throws IOException {
        assertThat(ComposeFile.read(ComposeFile.ROOT_FILE).text()).contains("\"--appendonly\", \"yes\"");
        assertThat(Files.readString(Script.ROOT.resolve("compose/dokploy/02.redis/start.sh")))
                .contains("\\nappendonly yes\\n");
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_file_that_a_container_is_given_is_there(ComposeFile file) {
        var folder = Script.ROOT.resolve(file.name()).resolveSibling("");

        assertThat(file.services())
                .flatExtracting(service -> service.list("volumes"))
                .map(Object::toString)
                .filteredOn(volume -> volume.startsWith("."))
                .allSatisfy(volume ->
                        assertThat(folder.resolve(volume.split(":", 2)[0])).exists());
        assertThat(file.section("configs").values())
                .map(value ->
                        ComposeService.mapOf(value).getOrDefault("file", "?").toString())
                .allSatisfy(config -> assertThat(folder.resolve(config)).isRegularFile());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_layer_has_everything_that_it_takes_to_run_it(Path layer) {
        assertThat(List.of(
                        "compose.yaml",
                        "vault-agent.hcl",
                        "vault-policy.hcl",
                        "secrets.ctmpl",
                        "deploy.sh",
                        "status.sh",
                        "README.md"))
                .allSatisfy(file -> assertThat(layer.resolve(file)).isRegularFile());
    }

    @Test
    void what_is_in_vaults_sidecar_is_the_same_in_each_layer() throws Exception {
        var rest = new HashSet<String>();
        for (var layer : layers().toList()) {
            rest.add(Files.readString(layer.resolve("vault-agent.hcl")).replaceFirst("the \\w+ layer", "the layer"));
        }

        assertThat(rest).hasSize(1);
    }

    static Stream<ComposeRule> rules() {
        return ComposeRule.all();
    }

    static Stream<ComposeFile> files() {
        return ComposeFile.all();
    }

    static Stream<Path> layers() {
        return Stream.of("01.postgres", "02.redis", "10.app").map(Script.ROOT.resolve("compose/dokploy")::resolve);
    }
}
