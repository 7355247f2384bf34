package io.financereport.environments.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that migrates on other versions, with a stand-in for docker; a real one runs it by hand. */
class MigrationsOnTest {
    @TempDir
    private Path folder;

    private Script script = Script.named("migrations_on.sh");

    @BeforeEach
    void a_docker_that_takes_all_sql_but_what_it_is_told_to_refuse() {
        StandIn.program(folder.resolve("bin"), "docker", """
            cd "$(dirname "$0")/.."
            echo "$*" >>calls
            case "$*" in
                exec*) text=$(cat); [ ! -e refused ] || [[ $text != *"$(cat refused)"* ]] ;;
            esac\
            """);
        script = script.withPrograms(folder.resolve("bin"));
    }

    @Test
    void every_migration_of_each_service_runs_as_its_owner_on_fifteen_and_seventeen() throws IOException {
        var said = script.run().requireSuccess().out();

        assertThat(said.lines()).hasSize(8).allMatch(line -> line.startsWith("ok "));
        assertThat(calls("run --detach"))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("postgres:15-alpine"),
                        then -> assertThat(then).endsWith("postgres:17-alpine"));
        assertThat(calls("--username report_owner")).hasSize(2 * (files("platform-bom") + files("report-service")));
    }

    @Test
    void a_migration_that_a_version_refuses_is_named_and_the_container_goes() throws IOException {
        var file = "statement-service/src/main/resources/db/migration/V020__models_cost_money.sql";
        Files.writeString(
                folder.resolve("refused"),
                Files.readString(Script.ROOT.resolve(file)).strip());

        var outcome = script.run("17");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAIL  PostgreSQL 17, statement: " + file);
        assertThat(calls("run --detach")).hasSize(1);
        assertThat(calls("rm --force --volumes")).hasSize(1);
    }

    @Test
    void a_version_is_a_number() throws IOException {
        assertThat(script.run("latest").exitCode()).isEqualTo(2);
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    private List<String> calls(String words) throws IOException {
        return Files.readString(folder.resolve("calls"))
                .lines()
                .filter(call -> call.contains(words))
                .toList();
    }

    private static int files(String module) throws IOException {
        try (Stream<Path> found = Files.walk(Script.ROOT.resolve(module))) {
            return (int) found.map(Path::toString)
                    .filter(file -> file.matches(".*/src/main/resources/db/\\w+/V[^/]+\\.sql"))
                    .count();
        }
    }
}
