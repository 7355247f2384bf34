package io.financereport.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.financereport.statement.reading.ReadingCode.Weight;
import io.financereport.statement.reading.Sample.Verdict;
import io.financereport.statement.reading.csv.KnownLayoutReading;
import io.financereport.statement.reading.zip.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the readers over the sample statements, where these are given by the system property {@code samples.dir}. */
class SamplesTest {
    private static final Duration HOSTILE_FILE_MAX = Duration.ofSeconds(2);
    private static final Set<String> HOSTILE_WITH_ROWS = Set.of(
            "decimal_comma.qif",
            "many_decimals.csv",
            "jpy_decimals.xml",
            "html_js.csv",
            "utf16le_bom.csv",
            "utf16.ofx",
            "sql.csv",
            "float_trap.csv",
            "regex_dos.csv",
            "nul_bytes.csv",
            "lone_surrogate_like.csv",
            "wrong_charset_latin1_declared_utf8.csv",
            "parentheses_trailing_minus.csv",
            "separator_line.csv",
            "duplicate_transaction.ofx",
            "decimal_comma.ofx",
            "mixed_currency.ofx",
            "charset_lie.ofx",
            "html_entities.ofx",
            "balance_mismatch.sta",
            "balance_mismatch.xml",
            "utf16.xml",
            "nul.sta",
            "bad_control_total.bai2");

    private final String given = System.getProperty("samples.dir", "");

    @BeforeEach
    void samples_are_given() {
        assumeTrue(!given.isBlank(), "Not run: the sample statements are not given by -Dsamples.dir");
    }

    /** The floors are what is read exactly today, and of it what nobody has to look at; they only ever rise. */
    @ParameterizedTest
    @CsvSource({"csv, 35, 29", "ofx, 35, 30", "mt940, 37, 32", "camt, 15, 10", "bai2, 6, 3", "qif, 5, 5", "pdf, 4, 4"})
    void nothing_is_wrong_without_a_flag(String format, int exactMin, int unaskedMin) {
        var read = Sample.ofFormat(Path.of(given), format);

        System.getLogger("samples").log(Level.INFO, table(format, read));
        assertThat(read).filteredOn(sample -> sample.verdict() == Verdict.WRONG).isEmpty();
        assertThat(read).filteredOn(sample -> sample.verdict() == Verdict.EXACT).hasSizeGreaterThanOrEqualTo(exactMin);
        assertThat(read)
                .filteredOn(sample -> sample.verdict() == Verdict.EXACT && !sample.isLookedAt())
                .hasSizeGreaterThanOrEqualTo(unaskedMin);
    }

    @Test
    void a_profile_of_its_own_layout_reads_a_sample_the_same() throws IOException {
        var read = 0;
        try (Stream<Path> files = Files.walk(Path.of(given, "csv"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                read += KnownLayoutReading.requireSame(Files.readAllBytes(file), "USD") ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(34);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ofx", "mt940", "camt", "bai2", "qif", "empty", "names", "truncated", "xml", "pdf"})
    void hostile_files_are_read_whole_or_refused_in_no_time(String kind) throws IOException {
        for (Path file : files(Path.of(given, "hostile", kind))) {
            var bytes = Files.readAllBytes(file);

            var read = InTime.of(HOSTILE_FILE_MAX, () -> ReadFile.bytes(bytes, "USD", null));

            var isExpected = kind.equals("names")
                    || HOSTILE_WITH_ROWS.contains(file.getFileName().toString());
            assertThat(!read.rows().isEmpty()).as(file.toString()).isEqualTo(isExpected);
            if (!isExpected) {
                assertThat(read.codes())
                        .as(file.toString())
                        .allMatch(code -> code.weight() == Weight.REFUSES || code.weight() == Weight.ASKS);
            }
        }
    }

    @Test
    void hostile_archives_are_refused_in_no_time() throws IOException {
        var files = files(Path.of(given, "hostile", "zip"));

        assertThat(files).isNotEmpty().allSatisfy(file -> {
            var refusal = InTime.of(HOSTILE_FILE_MAX, () -> catchThrowableOfType(Refusal.class, () -> open(file)));

            assertThat(refusal).isNotNull();
            assertThat(refusal.problem().code().weight()).isEqualTo(Weight.REFUSES);
        });
    }

    /** As an upload does it: other formats are refused by their first bytes. */
    private static void open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(FormatDetection.of(in.readNBytes(FormatDetection.HEAD_BYTES)))
                    .isEqualTo(Format.ZIP);
        }
        var limits = ReadingLimits.of(1, Duration.ofMinutes(10), Clock.systemUTC());
        Archive.open(() -> Files.newInputStream(file), limits, Files.size(file) << 20)
                .close();
    }

    private static String table(String format, List<Sample> read) {
        var table = new StringBuilder("Samples of ").append(format).append('\n');
        read.forEach(
                sample -> table.append("%-16s %-70s %s%n".formatted(sample.verdict(), sample.path(), sample.detail())));
        var exact = count(read, sample -> sample.verdict() == Verdict.EXACT);
        var seen = count(read, sample -> sample.verdict() == Verdict.EXACT && sample.isLookedAt());
        return table.append(
                        ("%s: %d files; %d exact, of them %d after a look; %d flagged or asked; %d refused with their"
                                        + " place or reason, %d of them rightly; %d wrong%n")
                                .formatted(
                                        format,
                                        read.size(),
                                        exact,
                                        seen,
                                        count(read, sample -> sample.verdict() == Verdict.FLAGGED),
                                        count(read, sample -> sample.verdict().isRefused()),
                                        count(read, sample -> sample.verdict() == Verdict.RIGHTLY_REFUSED),
                                        count(read, sample -> sample.verdict() == Verdict.WRONG)))
                .toString();
    }

    private static long count(List<Sample> read, Predicate<Sample> which) {
        return read.stream().filter(which).count();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
