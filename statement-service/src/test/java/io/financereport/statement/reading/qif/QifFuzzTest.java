package io.financereport.statement.reading.qif;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.test.Gen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a file on its way, it is read or refused, in bounded time. */
class QifFuzzTest {
    private static final int TRIALS = 3_000;
    private static final Duration EACH_MAX = Duration.ofSeconds(2);
    private static final List<String> FILES = List.of(
            "!Option:AutoSwitch\r\n"
                    + "!Account\r\n"
                    + "NCurrent\r\n"
                    + "TBank\r\n"
                    + "^\r\n"
                    + "NVisa\r\n"
                    + "TCCard\r\n"
                    + "^\r\n"
                    + "!Clear:AutoSwitch\r\n"
                    + "!Account\r\n"
                    + "NCurrent\r\n"
                    + "TBank\r\n"
                    + "^\r\n"
                    + "!Type:Bank\r\n"
                    + "D12/30'25\r\n"
                    + "T1,000.00\r\n"
                    + "POpening Balance\r\n"
                    + "L[Current]\r\n"
                    + "^\r\n"
                    + "D12/31'25\r\n"
                    + "U-10.00\r\n"
                    + "T-10.00\r\n"
                    + "PTom\r\n"
                    + "MTea\r\n"
                    + "L[Visa]\r\n"
                    + "SFood\r\n"
                    + "Egreen\r\n"
                    + "$-9.00\r\n"
                    + "SGift\r\n"
                    + "$-1.00\r\n"
                    + "^\r\n",
            "!Type:Cat\nNFood\n^\n!Type:CCard\nD31.12.2025\nT-1.234,56\nPT\u00E4\nN7\nC*\n^\nD1. 1. 2026\nT5\n^\n"
                    + "!Type:Invst\nD1/2'26\nNBuy\n^\n",
            "D2026-01-02\nT5.00\nPTom\n^\nD2026-01-03\nT-5.00\n^\n");
    private static final List<String> PIECES = List.of(
            "!Type:Bank\n",
            "!Account\n",
            "!Type:",
            "!",
            "^",
            "^\n",
            "\n",
            "\r",
            "D",
            "T",
            "S",
            "$",
            "L[",
            "'",
            "/",
            "-",
            ",",
            ".",
            "99999999999999999999",
            "\u0000",
            "\u00E4",
            "   ");

    @Test
    void a_damaged_file_is_read_or_refused() {
        Gen.check(TRIALS, gen -> {
            var bytes = damaged(gen).getBytes(gen.oneOf(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1));
            var begun = System.nanoTime();

            var read = ReadFile.bytes(bytes, "EUR", null);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(EACH_MAX);
            assertThat(read.reading()).isInstanceOfAny(Reading.Read.class, Reading.Refused.class, Reading.Open.class);
            assertThat(read.rows())
                    .allSatisfy(row -> assertThat(row.account())
                            .isBetween(0, read.read().accounts().size() - 1));
        });
    }

    private static String damaged(Gen gen) {
        var text = new StringBuilder(gen.oneOf(FILES));
        for (int times = gen.between(1, 6); times > 0 && !text.isEmpty(); times--) {
            var at = gen.between(0, text.length() - 1);
            var to = Math.min(text.length(), at + gen.between(1, 12));
            switch (gen.between(0, 4)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, gen.oneOf(PIECES));
                case 2 -> text.insert(at, text.substring(at, to).repeat(gen.between(1, 20)));
                case 3 -> text.setCharAt(at, (char) gen.between(0, 255));
                default -> text.setLength(at + (gen.onceIn(3) ? 0 : text.length() - at));
            }
        }
        return text.toString();
    }
}
