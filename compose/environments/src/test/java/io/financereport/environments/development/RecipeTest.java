package io.financereport.environments.development;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import io.financereport.environments.dokploy.FakeProduct;
import io.financereport.environments.isolation.Checkout;
import io.financereport.environments.isolation.Engine;
import io.financereport.test.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the page about development, run as they stand there; Maven and Docker are stood in for. */
class RecipeTest {
    private static final Pattern RECIPE =
            Pattern.compile("## See for yourself that it works\n.*?```sh\n(.*?)```", Pattern.DOTALL);
    /** A service that is ready at once and goes on until it is told to end. */
    private static final String MAVEN = """
        cd "$(dirname "$0")/.."
        for word; do
            case "$word" in *-service) service=${word%-service} ;; esac
        done
        port=${service^^}_PORT
        trap 'echo "$service" >>ended; exit 130' INT TERM
        touch "ready-${!port}"
        sleep 900 &
        wait\
        """;
    /** A service answers from when it is ready on; what else is asked, the product answers. */
    private static final String CURL = """
        url=${*: -1}
        port=${url#http://localhost:}
        [ -e "$(dirname "$0")/../ready-${port%%/*}" ] || exit 7
        case "$url" in
            */health/readiness) ;;
            *) exec REAL "${@:1:$#-1}" "PRODUCT/${url#http://*/}" ;;
        esac\
        """;

    @TempDir
    private Path folder;

    private final FakeProduct product = new FakeProduct();

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void the_product_answers_and_nothing_is_left() throws IOException {
        product.runs("development", "");
        var engine = Engine.in(Files.createDirectory(folder.resolve("engine")));

        var outcome = followed(engine).requireSuccess();

        assertThat(outcome.out()).contains("is healthy", "ok    /api/health", "ok       containers");
        assertThat(engine.read("ended").lines())
                .containsExactlyInAnyOrder("statement", "reconciliation", "report", "gateway");
        assertThat(engine.containers("finance-report")).isEqualTo("running");
    }

    @Test
    void a_container_that_nobody_needs_is_named() throws IOException {
        product.runs("development", "");
        var engine = Engine.in(Files.createDirectory(folder.resolve("engine")));
        engine.set("finance-report-mine", "running");
        engine.startedIn("finance-report-mine", folder.resolve("gone"));

        var outcome = followed(engine);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("warning  containers", "finance-report-mine");
    }

    @Test
    void a_product_that_does_not_work_is_no_success() throws IOException {
        product.answersFirst(200, "{\"status\":\"healthy\"}");
        product.answers(503, "{\"status\":\"unhealthy\"}");

        var outcome = followed(Engine.in(Files.createDirectory(folder.resolve("engine"))));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAIL  /api/health");
    }

    /** What became of the commands in a checkout, the first that failed being the last. */
    private Script.Outcome followed(Engine engine) throws IOException {
        var curl = Script.require("curl").toString();
        Script.require("jq");
        var checkout = Checkout.at(Files.createDirectory(folder.resolve("checkout")));
        Files.copy(Script.ROOT.resolve(".env.example"), checkout.folder().resolve(".env.example"));
        StandIn.program(engine.programs(), "mvn", MAVEN);
        StandIn.program(engine.programs(), "gh", "exit 1");
        StandIn.program(engine.programs(), "curl", CURL.replace("REAL", curl).replace("PRODUCT", product.url()));
        engine.write("volumes", "finance-report_postgres\n");
        engine.write("store-size", "12\t/data\n");
        var shell = new Script(Path.of("/bin/bash"), checkout.folder(), Map.of(), "")
                .withPrograms(engine.programs())
                .with("TMPDIR", folder.toString())
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                .with("DEV_POLL_SECONDS", "0.02")
                .with("HEALTH_INTERVAL_MS", "50");
        for (var service : List.of("GATEWAY", "STATEMENT", "RECONCILIATION", "REPORT")) {
            shell = shell.with(service + "_PORT", Integer.toString(FreePort.next()));
        }
        // A shell that gives up leaves what it started; a person closes the window.
        return shell.run("-e", "-c", "trap 'kill $(jobs -p) 2>/dev/null || true; wait' EXIT\n" + commands());
    }

    private static String commands() throws IOException {
        var page = Files.readString(Script.ROOT.resolve("docs/reference/development.md"));
        var found = RECIPE.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
