package io.financereport.environments.compose;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every compose file of ours must satisfy. Each names the places at which it does not. */
record ComposeRule(String sentence, Function<ComposeFile, Stream<String>> places) {
    private static final List<ComposeRule> ALL = List.of(
            rule("a scaled service has no container name", scaled((file, service) -> !service.has("container_name"))),
            rule(
                    "nothing is published but 80 and 443 of nginx",
                    each((file, service) ->
                            file.ofTheMachine() && service.name().equals("nginx")
                                    ? service.list("ports").equals(List.of("80:80", "443:443"))
                                    : !service.has("ports"))),
            rule(
                    "a scaled service keeps nothing",
                    scaled((file, service) -> service.list("volumes").stream()
                            .allMatch(volume -> volume.equals("secrets:/secrets:ro") || tmp(volume)))),
            rule(
                    "replicas are a variable",
                    scaled((file, service) -> service.text("deploy", "replicas")
                            .equals("${%s_REPLICAS:-1}".formatted(service.name().toUpperCase(Locale.ROOT))))),
            rule("a scaled service has 512 mb and half a processor", scaled(limits("512M", "0.50"))),
            rule("a database has 1 gb and a processor", some(ComposeService::database, limits("1G", "1.0"))),
            rule(
                    "every container has limits",
                    each((file, service) -> service.map("deploy", "resources", "limits")
                            .keySet()
                            .equals(Set.of("memory", "cpus")))),
            rule(
                    "every container has a health check",
                    each((file, service) -> service.has("healthcheck")
                            && (service.scaled()
                                    || !service.list("healthcheck", "test").isEmpty()))),
            rule(
                    "a jvm has time to start",
                    scaled((file, service) -> secondsOf(service.text("healthcheck", "start_period")) >= 60)),
            rule(
                    "every log is cut at three times 10 mb",
                    each((file, service) -> service.text("logging", "driver").equals("json-file")
                            && service.text("logging", "options", "max-size").equals("10m")
                            && service.text("logging", "options", "max-file").equals("3"))),
            rule(
                    "a scaled service writes nowhere but tmp",
                    scaled((file, service) -> service.text("read_only").equals("true")
                            && (service.list("volumes").stream().anyMatch(ComposeRule::tmp)
                                    || service.list("tmpfs").stream()
                                            .anyMatch(mount -> mount.startsWith("/tmp:size="))))),
            rule(
                    "a scaled service has no powers",
                    scaled((file, service) ->
                            service.list("cap_drop").equals(List.of("ALL")) && !service.has("cap_add"))),
            rule(
                    "nothing gains powers",
                    each((file, service) ->
                            file.stack() || service.list("security_opt").contains("no-new-privileges:true"))),
            rule(
                    "every container comes back",
                    each((file, service) -> file.stack()
                            ? !service.text("deploy", "restart_policy", "condition")
                                    .isEmpty()
                            : service.text("restart").contains("unless-stopped"))),
            rule(
                    "stopping has time for what is under way",
                    scaled((file, service) -> secondsOf(service.text("stop_grace_period")) >= 20)),
            rule(
                    "an update starts the new first and goes back by itself",
                    scaled((file, service) -> file.ofTheMachine()
                            || service.text("deploy", "update_config", "parallelism")
                                            .equals("1")
                                    && service.text("deploy", "update_config", "order")
                                            .equals("start-first")
                                    && service.text("deploy", "update_config", "failure_action")
                                            .equals("rollback"))),
            rule(
                    "only the gateway and nginx are on the edge",
                    each((file, service) -> Set.of("gateway", "nginx").contains(service.name())
                            || Set.of("edge", "dokploy-network").stream().noneMatch(service.networks()::containsKey))),
            rule(
                    "databases are on the data network alone",
                    some(
                            ComposeService::database,
                            (file, service) -> service.networks().keySet().equals(Set.of("data")))),
            rule("the data network has no way out", whole(file -> {
                var data = ComposeService.mapOf(file.section("networks").get("data"));
                return Boolean.TRUE.equals(data.get("internal")) || Boolean.TRUE.equals(data.get("external"));
            })),
            rule(
                    "the edge of dokploy is not ours",
                    whole(file -> !file.section("networks").containsKey("dokploy-network")
                            || Boolean.TRUE.equals(ComposeService.mapOf(
                                            file.section("networks").get("dokploy-network"))
                                    .get("external")))),
            rule(
                    "a name on a network carries its environment",
                    each((file, service) -> service.networks().values().stream()
                            .flatMap(List::stream)
                            .allMatch(alias -> alias.endsWith(Words.SUFFIX)))),
            rule(
                    "a named container carries its environment",
                    each((file, service) -> !service.has("container_name")
                            || service.text("container_name").endsWith(Words.SUFFIX))),
            rule(
                    "routers carry their environment",
                    each((file, service) -> service.labels().stream()
                            .filter(label -> label.startsWith("traefik.http."))
                            .allMatch(label -> Words.ROUTER.matcher(label).find()))),
            rule(
                    "the gateway is routed by labels where nginx is not in front",
                    some(
                            service -> service.name().equals("gateway"),
                            (file, service) -> file.ofTheMachine()
                                    || service.labels().stream().anyMatch(label -> label.startsWith("traefik.enable="))
                                            && service.labels().stream()
                                                    .anyMatch(label -> label.startsWith(
                                                            file.stack()
                                                                    ? "traefik.swarm.network="
                                                                    : "traefik.docker.network="))
                                            && service.labels().stream()
                                                    .anyMatch(label ->
                                                            label.contains(".loadbalancer.server.port=8080")))),
            rule(
                    "dokploy names the project",
                    whole(file -> !file.ofDokploy() || !file.tree().containsKey("name"))),
            rule(
                    "what is deployed was built before",
                    each((file, service) -> !file.deployed() || !service.has("build"))),
            rule(
                    "an image of ours is never chosen by accident",
                    scaled((file, service) -> service.text("image")
                            .contains(
                                    file.ofDokploy()
                                            ? ":${" + service.name().toUpperCase(Locale.ROOT) + "_IMAGE_TAG:?"
                                            : file.deployed() ? ":${IMAGE_TAG:?" : ":${IMAGE_TAG:-local}"))),
            rule(
                    "no image moves",
                    each((file, service) -> !service.text("image").endsWith(":latest")
                            && service.text("image").contains(":"))),
            rule(
                    "a changed configuration makes new containers",
                    each((file, service) -> !file.ofDokploy()
                            || service.text("environment", "IAC_CONFIG_HASH").equals("${IAC_CONFIG_HASH:-none}"))),
            rule(
                    "secrets lie in memory",
                    whole(file -> !file.ofDokploy()
                            || ComposeService.mapOf(ComposeService.mapOf(
                                                    file.section("volumes").get("secrets"))
                                            .get("driver_opts"))
                                    .getOrDefault("type", "")
                                    .equals("tmpfs"))),
            rule(
                    "secrets of what is deployed are in no environment",
                    each((file, service) -> !file.deployed()
                            || service.map("environment").keySet().stream().noneMatch(ComposeRule::namesASecret)
                            || service.name().equals("vault-agent"))),
            rule(
                    "a service reads its secrets from a file",
                    scaled((file, service) -> !file.deployed()
                            || service.text("environment", "SECRETS_FILE").equals("/secrets/.env")
                                    && (service.list("volumes").toString().contains("/secrets")
                                            || service.list("secrets")
                                                    .equals(List.of("{source=services, target=/secrets/.env}"))))),
            rule(
                    "no secret has a default",
                    whole(file -> Words.DEFAULT
                            .matcher(file.text())
                            .results()
                            .noneMatch(found -> namesASecret(found.group(1))
                                    && !found.group(2).isEmpty()))),
            rule(
                    "only what has no default is asked for",
                    whole(file -> Words.ASKED
                            .matcher(file.text())
                            .results()
                            .allMatch(found -> namesASecret(found.group(1)) || Words.NEEDED.contains(found.group(1))))),
            rule(
                    "an address is a legal host of its environment",
                    each((file, service) -> service.map("environment").values().stream()
                            .map(Objects::toString)
                            .allMatch(ComposeRule::legal))),
            rule(
                    "an address of the world is a variable",
                    whole(file -> Words.WORLD
                            .matcher(file.text().replaceAll("(?m)^\\s*#.*$", ""))
                            .results()
                            .map(found -> found.group(1))
                            .allMatch(Words.OF_ALL_ENVIRONMENTS::contains))),
            rule(
                    "traces say of which environment they are",
                    scaled((file, service) -> Words.OF_AN_ENVIRONMENT
                            .matcher(service.text("environment", "OTEL_RESOURCE_ATTRIBUTES"))
                            .matches())),
            rule(
                    "what it waits for is well",
                    each((file, service) -> service.map("depends_on").keySet().stream()
                            .allMatch(other -> service.text("depends_on", other, "condition")
                                    .equals("service_healthy")))),
            rule(
                    "a stack has only what docker stack knows",
                    each((file, service) ->
                            !file.stack() || Words.NOT_IN_A_STACK.stream().noneMatch(service::has))),
            rule(
                    "a name in a stack stands for the replicas themselves",
                    scaled((file, service) -> !file.stack()
                            || service.text("deploy", "endpoint_mode").equals("dnsrr"))),
            rule(
                    "a stack has no variable that docker stack misreads",
                    whole(file ->
                            !file.stack() || !Words.MISREAD.matcher(file.text()).find())));

    static Stream<ComposeRule> all() {
        return ALL.stream();
    }

    private static ComposeRule rule(String sentence, Function<ComposeFile, Stream<String>> places) {
        return new ComposeRule(sentence, places);
    }

    /** Where the file breaks this rule. */
    List<String> faults(ComposeFile file) {
        return places.apply(file).toList();
    }

    @Override
    public String toString() {
        return sentence;
    }

    private static Function<ComposeFile, Stream<String>> whole(Predicate<ComposeFile> holds) {
        return file -> Stream.of(file).filter(not(holds)).map(ComposeFile::name);
    }

    private static Function<ComposeFile, Stream<String>> each(BiPredicate<ComposeFile, ComposeService> holds) {
        return some(service -> true, holds);
    }

    private static Function<ComposeFile, Stream<String>> scaled(BiPredicate<ComposeFile, ComposeService> holds) {
        return some(ComposeService::scaled, holds);
    }

    private static Function<ComposeFile, Stream<String>> some(
            Predicate<ComposeService> which, BiPredicate<ComposeFile, ComposeService> holds) {
        return file -> file.services().stream()
                .filter(which)
                .filter(service -> !holds.test(file, service))
                .map(service -> file.name() + ": " + service.name());
    }

    private static BiPredicate<ComposeFile, ComposeService> limits(String memory, String processors) {
        return (file, service) ->
                service.text("deploy", "resources", "limits", "memory").equals(memory)
                        && service.text("deploy", "resources", "limits", "cpus").equals(processors);
    }

    /** On the disk and gone with the container, or in memory up to a limit. */
    private static boolean tmp(String volume) {
        return volume.equals("/tmp") || Words.TMP_IN_MEMORY.matcher(volume).matches();
    }

    private static boolean namesASecret(String key) {
        return Words.SECRET.matcher(key).find();
    }

    /** A Java URI has no host where the name has a underscore, and a bare name may be anybody's on a network that is shared. */
    private static boolean legal(String value) {
        return Words.HOST.matcher(value).results().map(found -> found.group(1)).allMatch(host -> {
            var outside = host.contains(".") || host.equals("localhost");
            return outside
                    || (host.contains("${ENV_SUFFIX:-}")
                            && !host.replaceAll("\\$\\{[A-Z0-9_]+", "").contains("_"));
        });
    }

    private static int secondsOf(String written) {
        var matcher = Pattern.compile("(?:\\$\\{[A-Z_]+:-)?(\\d+)s}?").matcher(written);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** What the rules look for. */
    private static final class Words {
        static final String SUFFIX = "${ENV_SUFFIX:-}";
        static final Set<String> NEEDED = Set.of(
                "ENVIRONMENT",
                "IMAGE_TAG",
                "GATEWAY_IMAGE_TAG",
                "STATEMENT_IMAGE_TAG",
                "RECONCILIATION_IMAGE_TAG",
                "REPORT_IMAGE_TAG",
                "INTERNAL_DOMAIN",
                "VAULT_ADDR",
                "VAULT_ROLE_ID");
        static final Set<String> NOT_IN_A_STACK = Set.of(
                "depends_on",
                "container_name",
                "profiles",
                "restart",
                "build",
                "pull_policy",
                "mem_limit",
                "cpus",
                "scale",
                "extends",
                "security_opt",
                "tmpfs");
        static final Pattern TMP_IN_MEMORY = Pattern.compile("\\{type=tmpfs, target=/tmp, tmpfs=\\{size=\\d+}}");
        static final Pattern ROUTER =
                Pattern.compile("^traefik\\.http\\.(routers|services|middlewares)\\.[a-z_-]+\\$\\{ENV_SUFFIX:-}\\.");
        static final Pattern SECRET = Pattern.compile("(PASSWORD|SECRET(?!S_FILE)|TOKEN|API_KEY|ACCESS_KEY)");
        static final Pattern DEFAULT = Pattern.compile("\\$\\{([A-Z0-9_]+):?-([^}]*)");
        static final Pattern ASKED = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?");
        static final Pattern HOST =
                Pattern.compile("(?:http|redis)://((?:[^:/$]|\\$\\{[^{}]*(?:\\$\\{[^{}]*})?[^{}]*})+)");
        /** A name with a dot in it that begins an address or is the host of a route. */
        static final Pattern WORLD = Pattern.compile("(?://|Host\\(`)(?!127\\.)([\\w-]+(?:\\.[\\w-]+)+)");

        static final Set<String> OF_ALL_ENVIRONMENTS = Set.of("openrouter.ai");
        static final Pattern OF_AN_ENVIRONMENT = Pattern.compile("deployment\\.environment=\\$\\{ENVIRONMENT:[^}]+}");
        /** A variable in a default stays as it is written, and after a dash in a message the rest is taken for a default. */
        static final Pattern MISREAD = Pattern.compile("\\$\\{[^}]*\\$\\{|\\$\\{[A-Z0-9_]+:\\?[^}]*-");

        private Words() {}
    }
}
