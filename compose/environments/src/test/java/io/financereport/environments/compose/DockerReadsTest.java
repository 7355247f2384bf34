package io.financereport.environments.compose;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.environments.Script;
import io.financereport.environments.isolation.Checkout;
import io.financereport.environments.isolation.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Docker reads the files as they are meant. */
class DockerReadsTest {
    /** What Dokploy writes into .env for a layer; nothing else reaches it. */
    static final Map<String, String> STAGING = Map.ofEntries(
            entry("ENVIRONMENT", "staging"),
            entry("ENV_SUFFIX", "-staging"),
            entry("ENV_DOMAIN_SUFFIX", "-staging"),
            entry("INTERNAL_DOMAIN", "example.org"),
            entry("GATEWAY_IMAGE_TAG", "sha-0123abc"),
            entry("STATEMENT_IMAGE_TAG", "sha-4567def"),
            entry("RECONCILIATION_IMAGE_TAG", "sha-0123abc"),
            entry("REPORT_IMAGE_TAG", "sha-0123abc"),
            entry("IAC_CONFIG_HASH", "f00d"),
            entry("VAULT_ADDR", "https://vault.example.org"),
            entry("VAULT_ROLE_ID", "role"),
            entry("VAULT_SECRET_ID", "secret"));

    @BeforeEach
    void docker() {
        Docker.assumeCompose();
        Docker.assumeStack();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "infra | postgres redis s3",
                "app | gateway reconciliation report statement",
                "observability | observability otel-collector",
                "infra,app | gateway postgres reconciliation redis report s3 statement",
                "infra,app,observability | gateway observability otel-collector postgres reconciliation redis report"
                        + " s3 statement"
            })
    void a_profile_has_its_services(String profiles, String services) {
        assertThat(names(Docker.compose(Map.of("COMPOSE_PROFILES", profiles), preview("config"))))
                .isEqualTo(services);
    }

    @Test
    void a_copied_env_example_is_the_whole_product_with_its_doors() {
        var laptop = Docker.compose(Map.of(), "--env-file", ".env.example", "config");

        assertThat(names(laptop)).isEqualTo("gateway postgres reconciliation redis report s3 statement");
        assertThat(laptop.services().stream()
                        .filter(service -> service.has("ports"))
                        .map(ComposeService::name))
                .containsExactlyInAnyOrder("gateway", "postgres", "redis", "s3");
    }

    @Test
    void the_infrastructure_alone_is_asked_for_by_its_profile() {
        var infra = Docker.compose(Map.of(), "--env-file", ".env.example", "--profile", "infra", "config");

        assertThat(names(infra)).isEqualTo("postgres redis s3");
    }

    @Test
    void the_containers_of_dev_have_their_doors_and_are_those_that_are_started_by_hand(@TempDir Path folder)
            throws IOException {
        var checkout = Checkout.at(Files.createDirectory(folder.resolve("checkout")));
        Files.copy(Script.ROOT.resolve(".env.example"), checkout.folder().resolve(".env.example"));
        var engine = Engine.in(Files.createDirectory(folder.resolve("engine")));
        checkout.script("dev.sh").withPrograms(engine.programs()).run("--infra").requireSuccess();

        var words = engine.calls()
                .getLast()
                .replaceFirst("^compose (.*) up .*", "$1")
                .split(" ");

        var dev = Docker.compose(Map.of(), with(words, "config"));
        assertThat(names(dev)).isEqualTo("postgres redis s3");
        assertThat(dev.services()).allMatch(service -> service.has("ports"));
        assertThat(Docker.run(Map.of(), "compose", with(words, "config", "--hash", "*")))
                .isEqualTo(Docker.run(
                        Map.of(),
                        "compose",
                        "--env-file",
                        ".env.example",
                        "--profile",
                        "infra",
                        "config",
                        "--hash",
                        "*"));
    }

    @Test
    void where_a_checkout_lies_is_no_part_of_what_a_container_is(@TempDir Path folder) throws IOException {
        var hashes = new ArrayList<String>();
        for (var name : List.of("one", "two")) {
            var checkout = Files.createDirectory(folder.resolve(name));
            Files.copy(Script.ROOT.resolve("docker-compose.yml"), checkout.resolve("docker-compose.yml"));
            hashes.add(Docker.run(
                    Map.of("COMPOSE_PROFILES", "infra,app,observability"),
                    "compose",
                    with(
                            new String[] {"--env-file", ".env.example"},
                            "-f",
                            checkout.resolve("docker-compose.yml").toString(),
                            "config",
                            "--hash",
                            "*")));
        }

        assertThat(hashes.getFirst().lines()).hasSize(9).anyMatch(line -> line.startsWith("postgres "));
        assertThat(hashes.getLast()).isEqualTo(hashes.getFirst());
    }

    @Test
    void three_of_each_are_read_and_three_gateways_have_three_doors() {
        var three = Docker.compose(
                Map.of(
                        "GATEWAY_REPLICAS", "3",
                        "STATEMENT_REPLICAS", "3",
                        "RECONCILIATION_REPLICAS", "3",
                        "REPORT_REPLICAS", "3",
                        "GATEWAY_DOORS", "8080-8082"),
                "--env-file",
                ".env.example",
                "config");

        assertThat(three.scaled())
                .allMatch(service -> service.text("deploy", "replicas").equals("3"));
        assertThat(three.scaled().filter(service -> service.name().equals("gateway")))
                .first()
                .satisfies(
                        gateway -> assertThat(gateway.list("ports").toString()).contains("127.0.0.1", "8080-8082"));
    }

    @Test
    void two_previews_have_nothing_in_common_but_the_edge() {
        var one = shared(Docker.compose(previewOf(1), preview("config")));
        var eleven = shared(Docker.compose(previewOf(11), preview("config")));

        assertThat(one)
                .hasSizeGreaterThan(20)
                .contains("name finance-report-pr-1", "volume finance-report-pr-1_postgres");
        assertThat(one).filteredOn(eleven::contains).containsExactly("network dokploy-network");
    }

    @ParameterizedTest
    @CsvSource({"'', finance-report, development", "-pr-47, finance-report-pr-47, pr-47"})
    void a_database_has_the_name_of_its_environment_and_the_services_ask_for_that_one(
            String suffix, String project, String environment) {
        var file = Docker.compose(
                Map.of("COMPOSE_PROFILES", "infra,app", "ENV_SUFFIX", suffix, "ENVIRONMENT", environment),
                preview("config"));
        var database = "finance-report-db" + suffix;

        assertThat(file.tree()).containsEntry("name", project);
        assertThat(named(file, "postgres").text("container_name")).isEqualTo(database);
        assertThat(networkNames(named(file, "gateway"))).contains("finance-report-gateway" + suffix);
        assertThat(file.scaled()).hasSize(4).allSatisfy(service -> {
            assertThat(service.text("environment", "POSTGRES_HOST")).isEqualTo(database);
            assertThat(service.text("environment", "OTEL_RESOURCE_ATTRIBUTES"))
                    .isEqualTo("deployment.environment=" + environment);
        });
    }

    @Test
    void a_missing_secret_stops_everything() {
        var words = new String[] {"--env-file", "/dev/null", "--profile", "app", "config"};

        assertThatThrownBy(() -> Docker.compose(Map.of(), words)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {ComposeFile.POSTGRES, ComposeFile.REDIS, ComposeFile.APP})
    void a_layer_is_read_with_what_dokploy_gives_it(String file) {
        var layer = Docker.compose(STAGING, "-p", "finance-report-x1y2z3", "-f", file, "config");

        assertThat(layer.services())
                .allSatisfy(service -> assertThat(service.text("environment", "IAC_CONFIG_HASH"))
                        .isEqualTo("f00d"));
        assertThat(layer.services())
                .filteredOn(service -> service.has("container_name"))
                .allMatch(service -> service.text("container_name").matches("finance_report-[a-z-]+-staging"));
    }

    @Test
    void a_stack_is_read_and_tells_its_services_what_compose_tells_them() {
        var compose = Docker.compose(STAGING, "-p", "x", "-f", ComposeFile.APP, "config");
        var stack = Docker.stack(STAGING, "config", "-c", ComposeFile.STACK);

        assertThat(names(stack)).isEqualTo(names(compose));
        assertThat(compose.services()).allSatisfy(service -> {
            var same = named(stack, service.name());
            assertThat(same.map("environment")).isEqualTo(service.map("environment"));
            assertThat(same.text("image")).isEqualTo(service.text("image"));
            assertThat(same.list("cap_drop")).isEqualTo(service.list("cap_drop"));
            assertThat(same.text("deploy", "replicas")).isEqualTo(service.text("deploy", "replicas"));
            assertThat(networkNames(same)).containsAll(networkNames(service));
        });
    }

    @Test
    void production_has_no_suffix() {
        var environment = new HashMap<>(STAGING);
        environment.putAll(Map.of("ENVIRONMENT", "production", "ENV_SUFFIX", "", "ENV_DOMAIN_SUFFIX", ""));

        var layer = Docker.compose(environment, "-p", "x", "-f", ComposeFile.APP, "config");
        var database = Docker.compose(environment, "-p", "x", "-f", ComposeFile.POSTGRES, "config");

        assertThat(named(database, "postgres").text("container_name")).isEqualTo("finance_report-postgres");
        assertThat(networkNames(named(layer, "gateway"))).contains("finance_report-gateway");
        assertThat(named(layer, "report").text("environment", "OTEL_RESOURCE_ATTRIBUTES"))
                .isEqualTo("deployment.environment=production");
        assertThat(layer.text()).contains("Host(`report.example.org`)", "http://finance-report-statement:8081");
    }

    private static String[] preview(String... words) {
        return with(new String[] {"--env-file", ".env.example", "-f", "docker-compose.yml"}, words);
    }

    private static String[] with(String[] first, String... then) {
        return Stream.concat(Stream.of(first), Stream.of(then)).toArray(String[]::new);
    }

    private static Map<String, String> previewOf(int number) {
        return Map.of(
                "COMPOSE_PROFILES", "infra,app,observability",
                "ENVIRONMENT", "pr-" + number,
                "ENV_SUFFIX", "-pr-" + number,
                "ENV_DOMAIN_SUFFIX", "-pr-" + number,
                "TRAEFIK_ENABLE", "true",
                "INTERNAL_DOMAIN", "example.org",
                "EDGE_NETWORK", "dokploy-network",
                "EDGE_NETWORK_EXTERNAL", "true");
    }

    private static ComposeService named(ComposeFile file, String name) {
        return file.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String names(ComposeFile file) {
        return file.services().stream().map(ComposeService::name).sorted().collect(Collectors.joining(" "));
    }

    private static List<String> networkNames(ComposeService service) {
        return service.networks().values().stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** Everything by which one environment could touch another. */
    private static Set<String> shared(ComposeFile file) {
        var shared = new ArrayList<String>(List.of("name " + file.tree().get("name")));
        for (var service : file.services()) {
            shared.add("container " + service.text("container_name"));
            networkNames(service).forEach(alias -> shared.add("alias " + alias));
            service.map("labels").forEach((label, value) -> {
                if (label.startsWith("traefik.http.")) {
                    shared.add("label " + label);
                }
                if (label.endsWith(".rule")) {
                    shared.add("rule " + value);
                }
            });
        }
        file.section("networks").values().forEach(network -> shared.add("network " + nameOf(network)));
        file.section("volumes").values().forEach(volume -> shared.add("volume " + nameOf(volume)));
        return shared.stream()
                .filter(item -> !item.equals("container "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String nameOf(Object value) {
        return ComposeService.mapOf(value).getOrDefault("name", "?").toString();
    }
}
