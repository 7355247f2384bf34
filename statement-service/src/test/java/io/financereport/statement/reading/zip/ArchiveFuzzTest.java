package io.financereport.statement.reading.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.Fuzz;
import io.financereport.statement.reading.InTime;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of an archive on its way: it is refused, or each of its members has the bytes that it is said to have. */
class ArchiveFuzzTest {
    /** Each is written to the disk. */
    private static final int TRIALS = 500;

    private static final long FILE_BYTES_MAX = 1 << 20;

    private static final List<String> PIECES = List.of(
            "PK\u0001\u0002",
            "PK\u0003\u0004",
            "PK\u0005\u0006",
            "PK\u0006\u0006",
            "PK\u0006\u0007",
            "PK\u0007\u0008",
            "\u0000\u0000\u0000\u0000",
            "\u00FF\u00FF\u00FF\u00FF",
            "../../etc/",
            "a.csv",
            "\u0001\u0000\u0018\u0000");

    private final String packed = archive(new Zip()
            .with("january.csv", "Date,Description,Amount\n2026-01-02,Salary,3000.00\n".repeat(20))
            .with("folder/february.sta", ":20:A\n:25:NL91ABNA0417164300\n:28C:1\n".repeat(20))
            .with("march.qif", "!Type:Bank\nD2026-03-12\nT-2.50\n^\n"));

    private final String stored = archive(new Zip()
            .stored("january.csv", "Date,Amount\n2026-01-02,1.00\n".getBytes(StandardCharsets.UTF_8), new byte[0])
            .stored("february.csv", "Date,Amount\n2026-02-02,1.00\n".getBytes(StandardCharsets.UTF_8), new byte[0]));

    @Test
    void a_damaged_archive_is_refused_or_whole() {
        var archives = List.of(packed, stored);

        Fuzz.check(
                TRIALS,
                gen -> Fuzz.damaged(gen, gen.oneOf(archives), gen.oneOf(archives), PIECES)
                        .getBytes(StandardCharsets.ISO_8859_1),
                bytes -> InTime.of(Fuzz.EACH_MAX, () -> members(bytes)));
    }

    private static int members(byte[] bytes) {
        var limits = ReadingLimits.of(1_000, Duration.ofMinutes(1), Clock.systemUTC());
        try (var archive = Archive.open(() -> new ByteArrayInputStream(bytes), limits, FILE_BYTES_MAX)) {
            for (Member member : archive.members()) {
                try (var in = archive.open(member)) {
                    assertThat(in.readAllBytes()).hasSize((int) member.bytes());
                }
            }
            return archive.members().size();
        } catch (Refusal e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String archive(Zip zip) {
        return new String(zip.bytes(), StandardCharsets.ISO_8859_1);
    }
}
