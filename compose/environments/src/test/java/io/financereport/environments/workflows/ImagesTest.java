package io.financereport.environments.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tags of images, and whether the images of a version are there. */
class ImagesTest {
    private static final String COMMIT = "1a2b3c4d5e6f7890a1b2c3d4e5f67890a1b2c3d4";

    @TempDir
    private Path programs;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        preview | 47       | pr-47       | ghcr.io/tan-books/finance_report-report:pr-47
        staging | COMMIT   | sha-1a2b3c4 | ghcr.io/tan-books/finance_report-report:sha-1a2b3c4,ghcr.io/tan-books/finance_report-report:staging
        release | v1.20.3  | v1.20.3     | ghcr.io/tan-books/finance_report-report:v1.20.3
        """)
    void an_image_has_the_tag_of_its_environment(String kind, String value, String tag, String images) {
        var outcome = Script.named("image_tags.sh")
                .with("GITHUB_REPOSITORY_OWNER", "Tan-Books")
                .run(kind, value.replace("COMMIT", COMMIT), "report")
                .requireSuccess();

        assertThat(outcome.out()).isEqualTo("tag=" + tag + "\nimages=" + images + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "preview, latest, report",
        "preview, 4;7, report",
        "preview, 0, report",
        "staging, 1a2b3c4, report",
        "staging, main, report",
        "release, 1.2.3, report",
        "release, v1.2, report",
        "release, v1.2.3-rc1, report",
        "release, v1.2.3, web",
        "latest, 1, report"
    })
    void what_is_no_such_thing_gets_no_tag(String kind, String value, String service) {
        var outcome = Script.named("image_tags.sh")
                .with("GITHUB_REPOSITORY_OWNER", "tan")
                .run(kind, value, service);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void all_four_images_of_a_version_are_looked_for() throws IOException {
        docker("exit 0");

        var outcome = verified();

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines())
                .containsExactly(
                        "ok    ghcr.io/tan/finance_report-gateway:v1.2.3",
                        "ok    ghcr.io/tan/finance_report-statement:v1.2.3",
                        "ok    ghcr.io/tan/finance_report-reconciliation:v1.2.3",
                        "ok    ghcr.io/tan/finance_report-report:v1.2.3");
    }

    @Test
    void one_that_is_not_there_is_named_with_what_to_do() throws IOException {
        docker("case \"$*\" in 'manifest inspect ghcr.io/tan/finance_report-statement:v1.2.3') exit 1 ;; esac");

        var outcome = verified();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("Image not found: ghcr.io/tan/finance_report-statement:v1.2.3")
                .contains("ok    ghcr.io/tan/finance_report-report:v1.2.3")
                .contains("git push origin v1.2.3");
    }

    @Test
    void the_image_of_one_service_is_looked_for_alone() throws IOException {
        docker("case \"$*\" in 'manifest inspect ghcr.io/tan/finance_report-report:v1.2.3') exit 0 ;; esac; exit 1");

        assertThat(verified("report").requireSuccess().out())
                .isEqualTo("ok    ghcr.io/tan/finance_report-report:v1.2.3\n");
        assertThat(verified("statement").exitCode()).isEqualTo(1);
        assertThat(verified("web").exitCode()).isEqualTo(2);
    }

    private Script.Outcome verified(String... service) {
        return Script.named("verify_images.sh")
                .withPrograms(programs)
                .with("GITHUB_REPOSITORY_OWNER", "tan")
                .run(Stream.concat(Stream.of("v1.2.3"), Stream.of(service)).toArray(String[]::new));
    }

    private void docker(String does) throws IOException {
        var file = Files.writeString(programs.resolve("docker"), "#!/bin/sh\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
