package io.financereport.environments.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the Dockerfile of every service; that they build and run is tried where a Docker engine is. */
class DockerfilesTest {
    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(?:--chmod=\\d+ )?(\\S+) ");

    private static String dockerfile(String service) throws IOException {
        return Files.readString(Script.ROOT.resolve(service + "-service/Dockerfile"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "statement", "reconciliation", "report"})
    void runs_as_nobody_special_and_says_whether_it_is_well(String service) throws IOException {
        assertThat(dockerfile(service))
                .contains("\nUSER 10001:10001\n")
                .containsPattern("\nHEALTHCHECK .* CMD /app/container_health.sh \"\\$")
                .contains("-Xmx")
                .contains("org.opencontainers.image.revision=\"${GIT_SHA}\"")
                .doesNotContain("# syntax=")
                .doesNotContain(":latest");
    }

    /** A cache that was made with another collector is not used, and the start is a slow one without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway", "statement", "reconciliation", "report"})
    void the_cache_is_made_with_the_collector_that_uses_it(String service) throws IOException {
        var text = dockerfile(service);

        assertThat(text).contains("java -XX:+UseSerialGC -XX:AOTCacheOutput=/app/service.aot");
        assertThat(text).contains("\"-XX:+UseSerialGC\", \"-XX:AOTCache=/app/service.aot\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "statement", "reconciliation", "report"})
    void everything_that_is_copied_is_there(String service) throws IOException {
        var copied = COPIED.matcher(dockerfile(service)).results().map(found -> found.group(1));

        assertThat(copied.toList())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Script.ROOT.resolve(path)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "statement", "reconciliation", "report"})
    void every_other_module_is_known_to_maven(String service) throws IOException {
        var text = dockerfile(service);

        for (var other : List.of("gateway", "statement", "reconciliation", "report")) {
            assertThat(text).contains("COPY " + other + "-service");
        }
        assertThat(text).contains("COPY compose/environments/pom.xml").contains("COPY compose/all-in-one/pom.xml");
    }
}
