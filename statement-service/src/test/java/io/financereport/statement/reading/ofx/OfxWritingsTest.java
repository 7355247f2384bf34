package io.financereport.statement.reading.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One statement, written in the many ways in which it says the same, and in some that say something else. */
class OfxWritingsTest {
    private static final String OPEN = "OFXHEADER:100\n"
            + "DATA:OFXSGML\n"
            + "VERSION:102\n\n"
            + "<OFX><BANKMSGSRSV1>\n"
            + "<STMTRS>\n"
            + "<CURDEF>USD\n"
            + "<BANKACCTFROM>\n"
            + "<ACCTID>4711\n"
            + "</BANKACCTFROM>\n"
            + "<BANKTRANLIST>\n"
            + "<STMTTRN>\n"
            + "<TRNTYPE>DEBIT\n"
            + "<DTPOSTED>20260112\n"
            + "<TRNAMT>-2.50\n"
            + "<NAME>Tea\n"
            + "</STMTTRN>\n"
            + "</BANKTRANLIST>\n"
            + "<LEDGERBAL>\n"
            + "<BALAMT>97.50\n"
            + "<DTASOF>20260131\n"
            + "</LEDGERBAL>\n"
            + "</STMTRS>\n"
            + "</BANKMSGSRSV1></OFX>\n";
    private static final String CLOSED =
            OPEN.replaceAll("<([A-Z]+)>([^<\n]+)\n", "<$1>$2</$1>\n").replaceAll("(?s)\\A.*?<OFX>", "<OFX>");

    @Test
    void the_same_statement_is_read_the_same_however_it_is_laid_out() {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        for (String file : List.of(
                OPEN,
                xml + "<?OFX OFXHEADER=\"200\" VERSION=\"220\"?>\n" + CLOSED,
                OPEN.replace("\n", "\r\n"),
                OPEN.replace('\n', '\r'),
                CLOSED.replace("\n", ""),
                OPEN.replace("<", "\n\t  <"),
                "\r\n  \r\n" + OPEN,
                "\uFEFF" + OPEN,
                CLOSED.toLowerCase(Locale.ROOT).replace("tea", "Tea"),
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-ofx\r\n\r\n" + OPEN,
                OPEN.replace("<STMTTRN>", "<!-- row --> <STMTTRN>"),
                OPEN.replace("20260112", "20260112235959.999[+12:NZST]"),
                OPEN.replace("</BANKMSGSRSV1>", ""))) {
            assertSame(file);
        }
    }

    /** The schema of OFX 2 has a namespace, and a writer of XML binds it as it likes. */
    @Test
    void a_namespace_changes_nothing() {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        var bound = "xmlns%s=\"http://ofx.net/types/2003/04\"";

        assertSame(xml + CLOSED.replace("<OFX>", "<OFX " + bound.formatted("") + ">"));
        assertSame(xml
                + CLOSED.replaceAll("<(/?)([A-Z])", "<$1ofx:$2")
                        .replace("<ofx:OFX>", "<ofx:OFX " + bound.formatted(":ofx") + ">"));
        assertSame(xml
                + CLOSED.replace("<OFX>", "<q:OFX\n" + bound.formatted(":q") + ">")
                        .replace("</OFX>", "</q:OFX>"));
    }

    @Test
    void a_prefix_that_is_not_that_of_the_root_is_part_of_the_name() {
        var read = ReadFile.text(OPEN.replace("<TRNAMT>-2.50", "<BANK:TRNAMT>-9.00\n<TRNAMT>-2.50"));

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 USD Tea");
        assertThat(ReadFile.text("<?xml version=\"1.0\"?><a:STMT xmlns:a=\"urn:x\"><a:OFXLIKE/></a:STMT>")
                        .codes())
                .containsExactly(ReadingCode.FORMAT_NOT_SUPPORTED);
    }

    /** OFX 2.2, section 3.2.9.1, has no groups of digits; those that banks write anyway are groups of a person's kind. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -2.5           | -2.50
        -2,50          | -2.50
        +2.50          | 2.50
        - 2.50         | -2.50
        -.50           | -0.50
        −7.00          | -7.00
        1,234.56       | 1234.56
        1.234,56       | 1234.56
        1 234,56       | 1234.56
        1.234.567,89   | 1234567.89
        12,34,567.89   | 1234567.89
        2.50-          | -2.50
        (1.234,50)     | -1234.50
        12’345.00      | 12345.00
        """)
    void an_amount_is_read_with_its_groups(String written, String amount) {
        assertThat(ReadFile.text(OPEN.replace("-2.50", written)).rows())
                .extracting(row -> row.amount().amount().toPlainString())
                .containsExactly(amount);
    }

    @Test
    void an_apostrophe_parts_groups() {
        assertThat(ReadFile.text(OPEN.replace("-2.50", "-1'234.50"))
                        .rows()
                        .getFirst()
                        .amount())
                .hasToString("-1234.50 USD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1,2.3
        12,34.56
        1.2,50
        1.,50
        ,1.50
        1,234,56.78
        1 2
        1 23,50
        1,234 567.00
        (-2.50)
        -2.50-
        1’23.50
        """)
    void digits_in_groups_of_no_kind_are_no_amount(String written) {
        assertThat(ReadFile.text(OPEN.replace("-2.50", written)).codes())
                .containsExactly(ReadingCode.AMOUNT_UNREADABLE);
    }

    /** Year first, so that no other day can be meant (ISO 8601). */
    @Test
    void a_day_with_hyphens_is_read() {
        assertSame(OPEN.replace("20260112", "2026-01-12"));
        assertSame(OPEN.replace("20260112", "2026-01-12T09:30:00+01:00"));
        for (String other : List.of("2026-13-01", "2026-1-12", "01-12-2026", "01/12/2026", "2026-01/12")) {
            assertThat(ReadFile.text(OPEN.replace("20260112", other)).codes())
                    .as(other)
                    .containsExactly(ReadingCode.DATE_UNREADABLE);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        A < B and C > D                        | A < B and C > D
        A <3 B                                 | A <3 B
        A <![CDATA[<B> & C]]> D                | A <B> & C D
        Tea <!-- green --> house               | Tea house
        Tea &amp; Cake &#8364;                 | Tea & Cake €
        &Aacute;gua S&atilde;o Jo&atilde;o     | Água São João
        L&oslash;nn &Aring;lesund &euro;       | Lønn Ålesund €
        A &madeup; B & C                       | A &madeup; B & C
        """)
    void a_text_is_read_to_its_end(String written, String expected) {
        assertThat(ReadFile.text(OPEN.replace("Tea", written)).rows())
                .extracting(row -> row.description())
                .containsExactly(expected);
    }

    /** OFX 2.2, section 11.4.4.1: EXTDNAME is the name in full. */
    @Test
    void the_name_in_full_stands_for_the_short_one() {
        var both = ReadFile.text(OPEN.replace("<NAME>Tea", "<NAME>Tea hou\n<EXTDNAME>Tea house by the harbour"));
        var alone = ReadFile.text(OPEN.replace("<NAME>Tea", "<EXTDNAME>Tea house\n<MEMO>Two cups"));

        assertThat(both.lines()).containsExactly("2026-01-12 -2.50 USD Tea house by the harbour");
        assertThat(both.rows().getFirst().counterparty()).isEqualTo("Tea house by the harbour");
        assertThat(alone.lines()).containsExactly("2026-01-12 -2.50 USD Tea house Two cups");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        97.505               | BALANCE_UNREADABLE
        123456789012345.00   | BALANCE_UNREADABLE
        n/a                  | BALANCE_UNREADABLE
        """)
    void a_ledger_balance_that_is_no_amount_proves_nothing_and_is_shown(String balance, ReadingCode code) {
        var read = ReadFile.text(OPEN.replace("97.50", balance));

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 USD Tea");
        assertThat(read.codes()).containsExactly(code);
        assertThat(read.read().problems().getFirst().detail()).contains(balance);
        assertThat(read.read().accounts().getFirst().statedClosing()).isNull();
    }

    private static void assertSame(String file) {
        var read = ReadFile.text(file);

        assertThat(read.lines()).as(file).containsExactly("2026-01-12 -2.50 USD Tea");
        assertThat(read.codes()).as(file).isEmpty();
        var account = read.read().accounts().getFirst();
        assertThat(account.identifier()).isEqualTo("4711");
        assertThat(account.statedClosing()).hasToString("97.50 USD");
    }
}
