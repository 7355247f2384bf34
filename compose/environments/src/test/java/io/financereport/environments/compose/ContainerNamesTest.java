package io.financereport.environments.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page has operators type names containers that there are. */
class ContainerNamesTest {
    private static final Pattern TYPED = Pattern.compile("docker (logs|exec) (finance_report-\\S+)");

    @Test
    void a_command_of_the_page_finds_its_container_on_staging() throws IOException {
        Docker.assumeCompose();
        var containers = Stream.of(ComposeFile.POSTGRES, ComposeFile.REDIS, ComposeFile.APP)
                .map(file -> Docker.compose(DockerReadsTest.STAGING, "-p", "x", "-f", file, "config"))
                .flatMap(layer -> layer.services().stream())
                .map(service -> service.text("container_name"))
                .toList();

        var found = TYPED.matcher(Files.readString(Script.ROOT.resolve("docs/reference/container-naming.md")))
                .results()
                .map(typed -> typed.group(1) + " " + containers.contains(typed.group(2)));

        assertThat(found).contains("logs true", "exec true").doesNotContain("logs false", "exec false");
    }
}
