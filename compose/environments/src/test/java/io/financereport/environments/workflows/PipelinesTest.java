package io.financereport.environments.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each service has a pipeline of its own, which starts for what the service is made of and for nothing else. */
class PipelinesTest {
    @ParameterizedTest
    @ValueSource(strings = {"gateway", "statement", "reconciliation", "report"})
    void a_service_is_built_when_something_that_it_is_made_of_has_changed(String service) {
        var pipeline = Workflow.named(service + ".yml");
        var expected =
                List.of(service + "-service/**", "platform-bom/**", "pom.xml", ".github/workflows/" + service + ".yml");

        assertThat(pipeline.triggers().keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("push", "pull_request");
        assertThat(Workflow.map(pipeline.triggers().get("push")).get("paths")).isEqualTo(expected);
        assertThat(Workflow.map(pipeline.triggers().get("pull_request")).get("paths"))
                .isEqualTo(expected);
        assertThat(pipeline.jobs()).hasSize(1).allSatisfy((name, job) -> {
            assertThat(job.get("uses")).isEqualTo("./.github/workflows/service.yml");
            assertThat(job.get("with")).isEqualTo(Map.of("service", service));
        });
    }

    @Test
    void the_shards_of_a_service_are_all_of_it() {
        for (var pipeline : List.of("ci.yml", "service.yml")) {
            var sharded = Workflow.named(pipeline).jobs().values().stream()
                    .filter(job -> job.containsKey("strategy"))
                    .toList();

            assertThat(sharded)
                    .singleElement()
                    .satisfies(job -> assertThat(Workflow.map(
                                            Workflow.map(job.get("strategy")).get("matrix"))
                                    .get("shard"))
                            .isEqualTo(List.of(1, 2, 3, 4)));
            assertThat(Workflow.named(pipeline).commands())
                    .anySatisfy(command -> assertThat(command).contains("-Dshard=${{ matrix.shard }}/4"));
        }
    }

    @Test
    void staging_follows_what_the_product_is_made_of() {
        assertThat(Workflow.map(Workflow.named("staging-deploy.yml").triggers().get("push"))
                        .get("paths"))
                .isEqualTo(List.of("*-service/**", "platform-bom/**", "pom.xml"));
    }

    @Test
    void the_reactor_is_the_modules_of_the_design_and_each_is_there() throws Exception {
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(Script.ROOT.resolve("pom.xml").toFile());
        var nodes = document.getElementsByTagName("module");
        var modules = new ArrayList<String>();
        for (var at = 0; at < nodes.getLength(); at++) {
            modules.add(nodes.item(at).getTextContent());
        }

        assertThat(modules)
                .containsExactlyInAnyOrder(
                        "platform-bom",
                        "platform-bom/platform-money",
                        "platform-bom/platform-contracts",
                        "platform-bom/platform-test",
                        "platform-bom/platform-tenancy",
                        "platform-bom/platform-web",
                        "platform-bom/platform-streams",
                        "statement-service",
                        "reconciliation-service",
                        "report-service",
                        "gateway-service",
                        "compose/environments",
                        "compose/all-in-one")
                .allSatisfy(module -> assertThat(
                                Files.exists(Script.ROOT.resolve(module).resolve("pom.xml")))
                        .isTrue());
    }
}
