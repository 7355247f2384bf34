package io.financereport.environments.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PackageFloorTest {
    private static final BigDecimal LEAST = new BigDecimal("80");
    private static final String FOLDER = "report-service/src/main/java/io/financereport/report/";

    @Test
    void a_package_below_it_is_named_and_one_that_just_reaches_it_is_not() {
        var files = List.of(
                file(FOLDER + "figures/Figure.java", 10, 8),
                file(FOLDER + "figures/Figures.java", 10, 8),
                file(FOLDER + "journal/Journal.java", 10_000, 7_999),
                file(FOLDER + "journal/lines/Line.java", 10, 9),
                file(FOLDER + "none/Nothing.java", 4, 0));

        assertThat(PackageFloor.faults(files, LEAST))
                .containsExactly(
                        "❌ Package io.financereport.report.none 0.00% is below threshold 80.00%",
                        "❌ Package io.financereport.report.journal 79.99% is below threshold 80.00%");
    }

    @Test
    void what_is_no_java_has_no_package() {
        assertThat(PackageFloor.faults(List.of(file("gateway-service/src/main/web/src/page.tsx", 10, 0)), LEAST))
                .isEmpty();
    }

    @Test
    void a_main_class_runs_where_nothing_is_measured() {
        assertThat(PackageFloor.faults(List.of(file(FOLDER + "ReportService.java", 2, 0)), LEAST))
                .isEmpty();
    }

    private static SourceCoverage file(String path, int lines, int reached) {
        var numbers = new TreeMap<Integer, Boolean>();
        for (var line = 1; line <= lines; line++) {
            numbers.put(line, line <= reached);
        }
        return new SourceCoverage(path, numbers, Counted.NONE);
    }
}
