package io.financereport.statement.reading.camt;

import static io.financereport.statement.reading.camt.Camt.ACCOUNT;
import static io.financereport.statement.reading.camt.Camt.balance;
import static io.financereport.statement.reading.camt.Camt.document;
import static io.financereport.statement.reading.camt.Camt.entry;
import static io.financereport.statement.reading.camt.Camt.entryOf;
import static io.financereport.statement.reading.camt.Camt.read;
import static io.financereport.statement.reading.camt.Camt.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement says that its entries sum to, against what they sum to. */
class CamtSummaryTest {
    private static final String IN_AND_OUT = entry("15", "") + entry("-4.50", "") + entry("2", "");
    private static final String PENDING =
            entryOf("<Amt Ccy=\"EUR\">7</Amt><CdtDbtInd>DBIT</CdtDbtInd>", "<Sts>PDNG</Sts>", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<TtlNtries><NbOfNtries>3</NbOfNtries><Sum>21.50</Sum></TtlNtries>",
                "<TtlNtries><NbOfNtries>3</NbOfNtries><Sum>12.5</Sum></TtlNtries>",
                "<TtlNtries><TtlNetNtryAmt>12.50</TtlNetNtryAmt><CdtDbtInd>CRDT</CdtDbtInd></TtlNtries>",
                "<TtlNtries><TtlNetNtry><Amt>12.50</Amt><CdtDbtInd>CRDT</CdtDbtInd></TtlNetNtry></TtlNtries>",
                "<TtlNtries><TtlNetNtryAmt>12.50</TtlNetNtryAmt></TtlNtries>",
                "<TtlCdtNtries><NbOfNtries>2</NbOfNtries><Sum>17</Sum></TtlCdtNtries>",
                "<TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>4.50</Sum></TtlDbtNtries>",
                "<TtlNtries><NbOfNtries>003</NbOfNtries></TtlNtries>",
                "<TtlNtriesPerBkTxCd><NbOfNtries>9</NbOfNtries></TtlNtriesPerBkTxCd>",
                ""
            })
    void a_summary_of_the_entries_has_nothing_to_say(String summary) {
        assertThat(read(statement(summary(summary) + IN_AND_OUT)).codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <TtlNtries><NbOfNtries>4</NbOfNtries><Sum>35.00</Sum></TtlNtries>      | 4 entries (read: 3), 35.00 as the sum of the entries (read: 21.50)
        <TtlNtries><NbOfNtries>3</NbOfNtries><Sum>21.51</Sum></TtlNtries>      | 21.51 as the sum of the entries (read: 21.50)
        <TtlCdtNtries><NbOfNtries>3</NbOfNtries><Sum>17</Sum></TtlCdtNtries>   | 3 credits (read: 2)
        <TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>4.40</Sum></TtlDbtNtries> | 4.40 as the sum of the debits (read: 4.50)
        <TtlNtries><TtlNetNtryAmt>12.50</TtlNetNtryAmt><CdtDbtInd>DBIT</CdtDbtInd></TtlNtries> | -12.50 net (read: 12.50)
        """)
    void a_summary_that_the_entries_contradict_is_shown_with_both_figures(String summary, String expected) {
        var read = read(statement(summary(summary) + IN_AND_OUT));

        assertThat(read.rows()).hasSize(3);
        assertThat(read.codes()).containsExactly(ReadingCode.CONTROL_TOTAL_WRONG);
        var problem = read.read().problems().getFirst();
        assertThat(problem.detail())
                .isEqualTo("The summary of the entries says " + expected + "; entries may be missing or wrong.");
        assertThat(problem.line()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        4 | 28.50 | entries that are not booked too
        5 | 21.50 | the payments within entries one by one
        6 | 28.50 | the payments within entries one by one, and entries that are not booked too
        """)
    void a_summary_that_counts_more_than_booked_entries_is_explained(String number, String sum, String expected) {
        var batch = entry("2", "<NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch></NtryDtls>");
        var total = "<TtlNtries><NbOfNtries>" + number + "</NbOfNtries><Sum>" + sum + "</Sum></TtlNtries>";

        var read = read(statement(summary(total) + entry("15", "") + entry("-4.50", "") + batch + PENDING));

        assertThat(read.codes()).containsExactly(ReadingCode.CONTROL_TOTAL_EXPLAINED);
        assertThat(read.read().problems().getFirst().detail())
                .isEqualTo("The summary of the entries counts " + expected + "; so it agrees.");
    }

    @Test
    void all_figures_have_to_agree_in_the_same_way_of_counting() {
        var number = "<TtlNtries><NbOfNtries>4</NbOfNtries><Sum>21.50</Sum></TtlNtries>";

        assertThat(read(statement(summary(number) + IN_AND_OUT + PENDING)).codes())
                .containsExactly(ReadingCode.CONTROL_TOTAL_WRONG);
    }

    @Test
    void a_reversal_may_be_counted_on_the_side_of_what_it_reverses() {
        var entries = entry("-20", "") + entry("5", "<RvslInd>true</RvslInd>");
        var total = "<TtlCdtNtries><NbOfNtries>0</NbOfNtries><Sum>0</Sum></TtlCdtNtries>"
                + "<TtlDbtNtries><NbOfNtries>2</NbOfNtries><Sum>15</Sum></TtlDbtNtries>";

        assertThat(read(statement(summary(total) + entries)).codes())
                .containsExactly(ReadingCode.CONTROL_TOTAL_EXPLAINED);
    }

    @Test
    void a_figure_that_cannot_be_read_is_said_and_the_others_count() {
        var total = "<TtlNtries><NbOfNtries>three</NbOfNtries><Sum>21.50</Sum></TtlNtries>";

        assertThat(read(statement(summary(total) + IN_AND_OUT)).codes())
                .containsExactly(ReadingCode.CONTROL_TOTAL_EXPLAINED);
        assertThat(read(statement(summary(total.replace("21", "22")) + IN_AND_OUT))
                        .codes())
                .containsExactlyInAnyOrder(ReadingCode.CONTROL_TOTAL_EXPLAINED, ReadingCode.CONTROL_TOTAL_WRONG);
    }

    @Test
    void a_summary_of_a_statement_in_pages_is_about_one_page_or_all_of_them() {
        var of = "<TtlNtries><NbOfNtries>%s</NbOfNtries></TtlNtries>";

        assertThat(pages(of.formatted(2), of.formatted(1)).codes()).isEmpty();
        assertThat(pages(of.formatted(3), of.formatted(3)).codes()).isEmpty();
        assertThat(pages("", of.formatted(3)).codes()).isEmpty();
        assertThat(pages(of.formatted(2), of.formatted(2)).codes()).containsExactly(ReadingCode.CONTROL_TOTAL_WRONG);
    }

    @Test
    void statements_that_chain_have_summaries_of_their_own() {
        var january = balance("OPBD", "0", "2025-12-31") + balance("CLBD", "1", "2026-01-31");
        var february = balance("OPBD", "1", "2026-01-31") + balance("CLBD", "3", "2026-02-28");
        var two = summary("<TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries>");

        var read = read(statement(january + two + entry("1", ""))
                + statement(february + two + entry("2", "")).replace("S1", "S2"));

        assertThat(read.read().accounts()).hasSize(1);
        assertThat(read.read().problems())
                .filteredOn(problem -> problem.code() == ReadingCode.CONTROL_TOTAL_WRONG)
                .hasSize(2);
    }

    @Test
    void entries_that_are_announced_where_none_are_is_shown_beside_another_statement() {
        var empty = "<Stmt><Id>S2</Id>" + ACCOUNT + summary("<TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries>")
                + "</Stmt>\n";

        var read = read(statement(IN_AND_OUT) + document("camt.053.001.08", "BkToCstmrStmt", empty));

        assertThat(read.codes()).containsExactly(ReadingCode.CONTROL_TOTAL_WRONG);
    }

    private static ReadFile pages(String first, String second) {
        var one = "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>" + summary(first) + entry("15", "")
                + entry("-4.50", "");
        var two = "<StmtPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></StmtPgntn>" + summary(second) + entry("2", "");
        return read(statement(one) + statement(two));
    }

    private static String summary(String content) {
        return "<TxsSummry>" + content + "</TxsSummry>\n";
    }
}
