package io.financereport.environments.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedCoverageTest {
    @TempDir
    private Path root;

    private Measured product;

    @BeforeEach
    void everything_is_reached() throws IOException {
        product = Measured.in(root);
    }

    @Test
    void without_a_baseline_nothing_is_compared_and_one_is_written() throws IOException {
        var judged = product.judged();

        assertThat(judged.exitCode()).isZero();
        assertThat(judged.said())
                .contains("⚠️ No baseline unified-coverage.json: nothing to compare with")
                .doesNotContain(NoRegression.PASSED);
        var written = new ObjectMapper().readTree(Files.readString(root.resolve("unified-coverage.json")));
        assertThat(written.path("coverage_percent").asText()).isEqualTo("100.0");
        assertThat(written.path("breakdown").propertyStream().map(Map.Entry::getKey))
                .containsExactly("gateway", "statement", "reconciliation", "report", "platform", "web");
        var web = written.path("breakdown").path("web");
        assertThat(web.path("total_lines").asInt()).isEqualTo(10);
        assertThat(web.path("covered_lines").asInt()).isEqualTo(10);
        assertThat(web.path("total_branches").asInt()).isEqualTo(4);
        assertThat(web.path("file_count").asInt()).isEqualTo(1);
        assertThat(written.path("total_lines").asInt())
                .isEqualTo(written.path("breakdown")
                        .valueStream()
                        .mapToInt(component -> component.path("total_lines").asInt())
                        .sum());
    }

    @Test
    void the_same_figures_pass() throws IOException {
        product.judged();

        var again = product.judged();

        assertThat(again.exitCode()).isZero();
        assertThat(again.said()).contains("✅ No regression: all coverage at or above baseline");
    }

    @Test
    void a_drop_fails_names_each_figure_and_leaves_the_baseline_as_it_was() throws IOException {
        product.judged();
        var baseline = Files.readString(root.resolve("unified-coverage.json"));
        product.reachWeb(10, 9);

        var judged = product.judged();

        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.said())
                .containsPattern("❌ Unified coverage \\d\\d\\.\\d\\d% is below baseline 100\\.00%\n"
                        + "❌ web coverage 90\\.00% is below baseline 100\\.00%\n")
                .doesNotContain("✅");
        assertThat(root.resolve("unified-coverage.json")).hasContent(baseline);
        assertThat(root.resolve("target/unified-coverage.json")).content().contains("90.00");
    }

    @Test
    void branches_that_are_lost_fail_as_lines_do() throws IOException {
        product.judged();
        var report = root.resolve("gateway-service/target/web-coverage/lcov.info");
        Files.writeString(report, Files.readString(report).replace("BRH:4", "BRH:3"));

        var judged = product.judged();

        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.said())
                .contains("❌ Unified branch coverage ")
                .contains("❌ web branch coverage 75.00% is below baseline 100.00%")
                .doesNotContain("❌ web coverage");
    }

    @Test
    void one_component_that_falls_while_the_whole_does_not_fails() throws IOException {
        Files.writeString(root.resolve("unified-coverage.json"), """
            {"coverage_percent": 50.00, "breakdown": {"report": {"coverage_percent": 80.00}, "web": {"coverage_percent": 91.0}}}
            """);
        product.reachWeb(10, 9);

        var judged = product.judged();

        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.said().lines().filter(line -> line.startsWith("❌")))
                .containsExactly("❌ web coverage 90.00% is below baseline 91.00%");
    }

    @Test
    void the_baseline_may_be_another_file() throws IOException {
        Files.writeString(root.resolve("of-last-release.json"), "{\"coverage_percent\": 100.01}");

        var judged = product.with("BASELINE_FILE", "of-last-release.json").judged();

        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.said()).contains("❌ Unified coverage 100.00% is below baseline 100.01%");
    }

    @Test
    void a_baseline_that_cannot_be_read_is_none_and_the_threshold_still_counts() throws IOException {
        Files.writeString(root.resolve("unified-coverage.json"), "not so");
        product.reachWeb(1000, 0);

        var judged = product.with("COVERAGE_THRESHOLD", "80").judged();

        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.said())
                .contains("⚠️ The baseline unified-coverage.json cannot be used")
                .containsPattern("❌ Unified coverage \\d+\\.\\d\\d% is below threshold 80\\.00%");
    }

    @Test
    void what_no_test_reaches_counts_as_well() throws IOException {
        product.judged();
        product.reach("report-service", false);
        for (var module : List.of("gateway-service", "statement-service", "reconciliation-service")) {
            Files.delete(root.resolve(module).resolve("target/jacoco.exec"));
        }
        for (var module : Component.PLATFORM.modules()) {
            Files.delete(root.resolve(module).resolve("target/jacoco.exec"));
        }

        var judged = product.judged();

        assertThat(judged.said()).contains("❌ report coverage 0.00% is below baseline 100.00%");
    }

    @Test
    void shards_that_ran_elsewhere_count_together() throws IOException {
        product.judged();
        for (var component : Component.values()) {
            for (var module : component.modules()) {
                Files.delete(root.resolve(module).resolve("target/jacoco.exec"));
            }
        }
        product.bringShard("2");

        assertThat(product.judged().said()).contains(NoRegression.PASSED);
    }

    @Test
    void classes_other_than_the_tested_ones_are_refused() throws IOException {
        for (var component : Component.values()) {
            for (var module : component.modules()) {
                product.reachOtherClass(module);
            }
        }

        var judged = product.judged();

        assertThat(judged.exitCode()).isEqualTo(2);
        assertThat(judged.said())
                .contains("are not the ones that the tests ran on")
                .contains("Counted");
    }

    @Test
    void one_component_is_judged_by_itself_and_writes_no_baseline() throws IOException {
        Files.writeString(
                root.resolve("of-last-release.json"),
                "{\"coverage_percent\": 200, \"breakdown\": {\"web\": {\"coverage_percent\": 95}}}");
        product.reachWeb(10, 9);
        var compared = product.with("BASELINE_FILE", "of-last-release.json");

        var judged = compared.judged("--only", "web");

        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.said())
                .contains("❌ web coverage 90.00% is below baseline 95.00%")
                .doesNotContain("Unified");
        assertThat(root.resolve("unified-coverage.json")).doesNotExist();
        assertThat(compared.judged("--only", "gateway").exitCode()).isZero();
        assertThat(compared.judged("--only", "wab").exitCode()).isEqualTo(2);
    }

    @Test
    void a_service_is_as_good_as_its_worst_package() throws IOException {
        for (var component : Component.values()) {
            for (var module : component.modules()) {
                product.reach(module, false);
            }
        }
        var fault = "❌ Package io.financereport.environments.coverage 0.00% is below threshold 80.00%";
        var strict = product.with("PACKAGE_THRESHOLD", "80");

        assertThat(strict.judged("--only", "report").exitCode()).isEqualTo(1);
        assertThat(strict.judged("--only", "report").said()).contains(fault);
        assertThat(strict.judged("--only", "platform").exitCode()).isZero();
        assertThat(product.judged("--only", "report").exitCode()).isZero();
        assertThat(strict.judged().said().lines().filter(fault::equals)).hasSize(4);
        for (var component : Component.values()) {
            for (var module : component.modules()) {
                product.reach(module, true);
            }
        }
        assertThat(strict.judged().exitCode()).isZero();
    }

    @Test
    void of_changed_files_alone_nearly_all_must_be_reached() throws IOException {
        var list = root.resolve("changed.txt");
        Files.writeString(list, "gateway-service/src/main/web/src/page.tsx\ndocs/start.md\n");
        product.reachWeb(100, 99);
        assertThat(product.judged("--changed", list.toString(), "--at-least", "99")
                        .exitCode())
                .isZero();
        product.reachWeb(100, 98);

        var judged = product.judged("--changed", list.toString(), "--at-least", "99");

        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(judged.said()).contains("❌ Coverage of changed files 98.00% is below threshold 99.00%");
    }

    @Test
    void nothing_that_changed_is_nothing_to_reach() throws IOException {
        var list = Files.writeString(root.resolve("changed.txt"), "docs/start.md\n");

        assertThat(product.judged("--changed", list.toString()).said()).contains("No source has changed");
    }

    @Test
    void others_can_draw_it() throws IOException {
        product.reachWeb(2, 1);
        product.judged();

        assertThat(root.resolve("target/lcov/web.info")).hasContent("""
            SF:gateway-service/src/main/web/src/page.tsx
            DA:1,1
            DA:2,0
            LF:2
            LH:1
            BRF:4
            BRH:4
            end_of_record
            """);
        assertThat(root.resolve("target/lcov/backend.info"))
                .content()
                .contains("SF:report-service/src/main/java/io/financereport/environments/coverage/Counted.java")
                .doesNotContain("page.tsx");
    }
}
