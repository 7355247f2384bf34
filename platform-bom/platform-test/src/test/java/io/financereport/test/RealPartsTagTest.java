package io.financereport.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code mvn -Pfast test} needs no server. */
class RealPartsTagTest {
    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final Pattern SERVER = Pattern.compile(
            "\\b(RealParts\\.(postgres|properties)|Redis\\.start|EmbeddedPostgres|Server\\.emptied)\\b");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(real-parts|acceptance|e2e|benchmark)\"\\)");
    private static final Pattern FAST = Pattern.compile("<id>fast</id>.*?</profile>", Pattern.DOTALL);

    @Test
    void where_the_tag_is_left_out_no_server_starts() {
        assertThatThrownBy(() -> RealPartsTag.require("Redis", "acceptance,real-parts"))
                .hasMessageContaining("Redis is started")
                .hasMessageContaining("@Tag(\"real-parts\") is missing");
        assertThatCode(() -> RealPartsTag.require("Redis", "")).doesNotThrowAnyException();
        assertThatCode(() -> RealPartsTag.require("Redis", "acceptance,e2e")).doesNotThrowAnyException();
    }

    @Test
    void a_test_that_starts_a_server_has_the_tag() {
        var users = testClasses().stream()
                .filter(file -> SERVER.matcher(text(file)).find())
                .toList();

        assertThat(users).isNotEmpty();
        assertThat(users).allSatisfy(file -> assertThat(text(file)).containsPattern(TAG));
    }

    @Test
    void the_profile_leaves_the_tag_out_in_every_module_and_tells_the_tests() throws IOException {
        var poms = poms().stream()
                .filter(pom -> text(pom).contains("<tests.without"))
                .toList();

        assertThat(poms).contains(ROOT.resolve("pom.xml"));
        assertThat(poms)
                .allSatisfy(pom -> assertThat(FAST.matcher(text(pom)).results().map(found -> found.group()))
                        .singleElement()
                        .asString()
                        .containsPattern("<tests.without>([a-z0-9]+,)*real-parts</tests.without>"));
        assertThat(text(ROOT.resolve("pom.xml")))
                .contains("<excludedGroups>${tests.without}<", "<tests.without>${tests.without}<");
    }

    private static List<Path> testClasses() {
        return files("Test.java").stream()
                .filter(file -> file.toString().contains("/src/test/java/") && !file.endsWith("RealPartsTagTest.java"))
                .toList();
    }

    private static List<Path> poms() {
        return files("pom.xml").stream()
                .filter(file -> !file.toString().contains("/target/"))
                .toList();
    }

    private static List<Path> files(String end) {
        try (var found = Files.walk(ROOT)) {
            return found.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
