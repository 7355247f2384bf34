package io.financereport.statement.reading.camt;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.Source;
import io.financereport.test.Gen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a file on its way, it is read or refused, in bounded time. */
class CamtFuzzTest {
    private static final int TRIALS = 3_000;
    private static final Duration EACH_MAX = Duration.ofSeconds(2);
    private static final List<String> FILES = List.of(
            Camt.statement("<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>"
                    + Camt.balance("OPBD", "10", "2025-12-31")
                    + Camt.balance("CLBD", "-7.50", "2026-01-31")
                    + Camt.entry("-2.50", "<AddtlNtryInf>T&amp;T<![CDATA[<x>]]></AddtlNtryInf>")
                    + Camt.entry("1", Camt.payment("<Amt Ccy='EUR'>1</Amt><RmtInf><Ustrd>a&#228;</Ustrd></RmtInf>"))),
            Camt.document(
                    "camt.054.001.02",
                    "BkToCstmrDbtCdtNtfctn",
                    "<Ntfctn><!-- note -->" + Camt.ACCOUNT + Camt.entry("1", "<RvslInd>true</RvslInd>") + "</Ntfctn>"),
            "<e:Envelope xmlns:e=\"e\"><?pi x?>"
                    + Camt.statement(Camt.entry("3", "")).substring(39) + "</e:Envelope>");
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "/>",
            "</Ntry>",
            "<Ntry>",
            "<Stmt>",
            "</Stmt>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "?>",
            "<!DOCTYPE",
            "&",
            "&lt;",
            "&#x110000;",
            "\"",
            "Ccy=\"XXX\"",
            "<Amt>999999999999999999</Amt>",
            "<Sts>PDNG</Sts>",
            "CLBD",
            "\u0000",
            "\u00E4");

    @Test
    void a_damaged_file_is_read_or_refused() {
        Gen.check(TRIALS, gen -> {
            var bytes = damaged(gen)
                    .getBytes(gen.oneOf(
                            StandardCharsets.UTF_8,
                            StandardCharsets.ISO_8859_1,
                            StandardCharsets.UTF_16LE,
                            StandardCharsets.UTF_16BE));
            var begun = System.nanoTime();

            var read = ReadFile.bytes(bytes, "EUR", null);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(EACH_MAX);
            assertThat(read.reading()).isInstanceOfAny(Reading.Read.class, Reading.Refused.class, Reading.Open.class);
            assertThat(read.rows()).allSatisfy(row -> {
                var accounts = ((Reading.Read) read.reading()).accounts();
                assertThat(row.account()).isBetween(0, accounts.size() - 1);
                assertThat(row.amount().currency())
                        .isEqualTo(accounts.get(row.account()).currency());
                assertThat(((Source.Bytes) row.source()).to()).isLessThanOrEqualTo(bytes.length);
            });
        });
    }

    private static String damaged(Gen gen) {
        var text = new StringBuilder(gen.oneOf(FILES));
        for (int times = gen.between(1, 4); times > 0 && !text.isEmpty(); times--) {
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
