package io.financereport.statement.reading.camt;

import static io.financereport.statement.reading.camt.Camt.entry;
import static io.financereport.statement.reading.camt.Camt.payment;
import static io.financereport.statement.reading.camt.Camt.read;
import static io.financereport.statement.reading.camt.Camt.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an entry says in words, and what its payments add up to. */
class CamtTextsTest {
    private static final String BOTH_PARTIES =
            "<RltdPties><Dbtr><Nm>Dora</Nm></Dbtr><Cdtr><Nm>Carl</Nm></Cdtr></RltdPties>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <RmtInf><Ustrd>Invoice 7,</Ustrd><Ustrd>second part</Ustrd></RmtInf><AddtlTxInf>X</AddtlTxInf>    | Invoice 7, second part
        <RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>RF18</Ref></CdtrRefInf></Strd></RmtInf> | RF18 In the bank's words
        <RmtInf><Strd><CdtrRefInf><CdtrRef>RF18</CdtrRef></CdtrRefInf></Strd></RmtInf>                     | RF18 In the bank's words
        <RmtInf><Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf><AddtlRmtInf>Order 5</AddtlRmtInf><AddtlRmtInf>March</AddtlRmtInf></Strd></RmtInf><AddtlTxInf>By giro</AddtlTxInf> | RF18 Order 5 March By giro In the bank's words
        <RmtInf><Ustrd>Rent</Ustrd><Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf><AddtlRmtInf>Order 5</AddtlRmtInf></Strd></RmtInf><AddtlTxInf>By giro</AddtlTxInf> | Rent RF18 Order 5
        <RmtInf><Strd><RfrdDocInf><Nb>R-1</Nb></RfrdDocInf></Strd><Strd><RfrdDocInf><Nb>R-2</Nb></RfrdDocInf></Strd></RmtInf> | R-1 R-2 In the bank's words
        <RmtInf><Ustrd>Pay RF18</Ustrd><Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf></Strd></RmtInf>      | Pay RF18
        <RmtInf><Ustrd>Rent</Ustrd></RmtInf><RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Closed</AddtlInf></RtrInf> | Rent Returned: AC04 Closed
        <AddtlTxInf>Card payment</AddtlTxInf>                                                             | Card payment
        <RmtInf/>                                                                                         | In the bank's words
        """)
    void the_description_is_what_payer_and_payee_told_one_another(String content, String expected) {
        var row = row("-1", payment(content) + "<AddtlNtryInf>In the bank's words</AddtlNtryInf>");

        assertThat(row.description()).isEqualTo(expected);
    }

    @Test
    void an_entry_without_words_is_called_by_the_other_party_or_its_code() {
        var code =
                "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd></Fmly></Domn><Prtry><Cd>NTRF</Cd><Issr>X</Issr></Prtry>"
                        + "</BkTxCd>";

        assertThat(row("1", payment(BOTH_PARTIES)).description()).isEqualTo("Dora");
        assertThat(row("1", code).description()).isEqualTo("NTRF");
        assertThat(row("1", "").description()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, false, Dora", "-1, false, Carl", "1, true, Carl", "-1, true, Dora"})
    void the_counterparty_is_the_other_side_and_of_a_reversal_that_of_the_original(
            String amount, String isReversal, String expected) {
        var row = row(amount, "<RvslInd>" + isReversal + "</RvslInd>" + payment(BOTH_PARTIES));

        assertThat(row.counterparty()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <Dbtr><Pty><Nm>Dora</Nm></Pty></Dbtr>                                           | Dora
        <Dbtr><Agt><FinInstnId><Nm>The Bank</Nm></FinInstnId></Agt></Dbtr>              | The Bank
        <Dbtr><Nm>NOTPROVIDED</Nm></Dbtr><UltmtDbtr><Nm>Ulla</Nm></UltmtDbtr>           | Ulla
        <DbtrAcct><Id><IBAN>NL56AGDH9619008421</IBAN></Id><Nm>Account</Nm></DbtrAcct>   | Account
        <DbtrAcct><Id><IBAN>NL56AGDH9619008421</IBAN></Id></DbtrAcct>                   | NL56AGDH9619008421
        <Cdtr><Nm>Ours</Nm></Cdtr><InitgPty><Nm>Agent</Nm></InitgPty>                   | null
        """)
    void a_party_is_found_where_the_versions_put_it(String parties, String expected) {
        var row = row("1", payment("<RltdPties>" + parties + "</RltdPties>"));

        assertThat(String.valueOf(row.counterparty())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <AcctSvcrRef>B1</AcctSvcrRef><NtryRef>N1</NtryRef> | <AcctSvcrRef>B2</AcctSvcrRef><EndToEndId>E1</EndToEndId> | B1
        <NtryRef>N1</NtryRef>           | <AcctSvcrRef>B2</AcctSvcrRef><EndToEndId>E1</EndToEndId>                    | B2
        <NtryRef>N1</NtryRef>           | <EndToEndId>E1</EndToEndId>                                                 | E1
        <NtryRef>N1</NtryRef>           | <EndToEndId>NOTPROVIDED</EndToEndId>                                        | N1
        <NtryRef>N1</NtryRef>           | <EndToEndId>NOT PROVIDED</EndToEndId>                                       | N1
        <AcctSvcrRef>NONREF</AcctSvcrRef> | <InstrId>I1</InstrId>                                                     | null
        """)
    void the_reference_is_the_banks_then_the_payers_then_the_entrys(String ofEntry, String ofPayment, String expected) {
        var row = row("1", ofEntry + payment("<Refs>" + ofPayment + "</Refs>"));

        assertThat(String.valueOf(row.reference())).isEqualTo(expected);
    }

    @Test
    void a_batch_says_how_many_payments_it_has() {
        var two = "<NtryDtls>" + detail("1", "CRDT") + detail("2", "CRDT") + "</NtryDtls>";

        var told = row("3", two + "<AddtlNtryInf>Collection</AddtlNtryInf>");
        var announced = row("3", "<NtryDtls><Btch><PmtInfId>P-1</PmtInfId><NbOfTxs>20</NbOfTxs></Btch></NtryDtls>");

        assertThat(told.description()).isEqualTo("2 payments Collection");
        assertThat(told.counterparty()).isNull();
        assertThat(told.reference()).isNull();
        assertThat(announced.description()).isEqualTo("20 payments P-1");
    }

    @Test
    void a_batch_says_who_paid_and_for_what_as_far_as_there_is_room() {
        var two = "<NtryDtls>" + paidBy("Dora", "Invoice 7") + paidBy("", "Gift") + "</NtryDtls>";
        var many = new StringBuilder("<NtryDtls>");
        for (int payment = 1; payment <= 12; payment++) {
            many.append(paidBy("Payer " + payment, payment == 1 ? "long ".repeat(100) : ""));
        }

        var told = row("3", two + "<AddtlNtryInf>Collection</AddtlNtryInf>").description();
        var cut = row("3", many + "</NtryDtls>").description();
        var announced = row("3", "<NtryDtls><Btch><NbOfTxs>5</NbOfTxs></Btch>" + paidBy("Dora", "") + "</NtryDtls>")
                .description();

        assertThat(told).isEqualTo("2 payments Collection: Dora, Invoice 7; Gift");
        assertThat(cut)
                .startsWith("12 payments: Payer 1, long long")
                .contains("…; Payer 2; Payer 3;")
                .endsWith("; Payer 10; and 2 more")
                .hasSizeLessThan(260);
        assertThat(announced).isEqualTo("5 payments: Dora; and 4 more");
    }

    @Test
    void a_batch_of_money_out_names_who_was_paid() {
        var payment = "<TxDtls><Amt Ccy=\"EUR\">1</Amt>" + BOTH_PARTIES + "</TxDtls>";

        assertThat(row("-2", "<NtryDtls>" + payment + payment + "</NtryDtls>").description())
                .isEqualTo("2 payments: Carl; Carl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        two that sum to it          | -3  | 1 DBIT, 2 DBIT   | false
        two that do not             | -3  | 1 DBIT, 2.01 DBIT | true
        one that is less            | -3  | 1 DBIT           | true
        one that goes back          | -3  | 4 DBIT, 1 CRDT   | false
        signs left out              | -3  | 1 , 2            | false
        signs of the other side     | -3  | 1 CRDT, 2 CRDT   | false
        """)
    void payments_that_do_not_sum_to_their_entry_are_shown_and_the_entry_counts(
            String what, String amount, String payments, boolean isShown) {
        var details = new StringBuilder();
        for (String payment : payments.split(", ")) {
            var parts = payment.split(" ");
            details.append(detail(parts[0], parts.length < 2 ? "" : parts[1]));
        }

        var read = read(statement(entry(amount, "<NtryDtls>" + details + "</NtryDtls>")));

        assertThat(read.rows().getFirst().amount().amount()).as(what).isEqualByComparingTo(amount);
        assertThat(read.codes().contains(ReadingCode.DETAILS_NOT_ADDING_UP))
                .as(what)
                .isEqualTo(isShown);
        if (isShown) {
            assertThat(read.read().problems().getFirst().line()).as(what).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        included in the entry            | 990  | <Chrgs><Rcrd><Amt Ccy="EUR">10</Amt><CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs> | 1000 CRDT | false
        booked apart                     | 990  | <Chrgs><Rcrd><Amt Ccy="EUR">10</Amt><CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>false</ChrgInclInd></Rcrd></Chrgs> | 1000 CRDT | true
        of version 2                     | -105 | <Chrgs><Amt Ccy="EUR">5</Amt></Chrgs>          | 100 DBIT | false
        """)
    void charges_explain_a_difference_where_they_are_in_the_entry(
            String what, String amount, String charges, String payment, boolean isShown) {
        var parts = payment.split(" ");

        var read = read(statement(entry(amount, charges + "<NtryDtls>" + detail(parts[0], parts[1]) + "</NtryDtls>")));

        assertThat(read.codes().contains(ReadingCode.DETAILS_NOT_ADDING_UP))
                .as(what)
                .isEqualTo(isShown);
    }

    @Test
    void payments_are_compared_only_where_all_are_told_in_the_currency_of_the_entry() {
        var notAll = "<NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch>" + detail("1", "DBIT") + "</NtryDtls>";
        var foreign = "<NtryDtls>" + detail("1", "DBIT").replace("EUR", "USD") + "</NtryDtls>";
        var without = payment("<AddtlTxInf>X</AddtlTxInf>");

        assertThat(read(statement(entry("-3", notAll) + entry("-3", foreign) + entry("-3", without)))
                        .codes())
                .isEmpty();
    }

    @Test
    void version_2_tells_the_amount_of_a_payment_in_its_details() {
        var details =
                payment("<AmtDtls><InstdAmt><Amt Ccy=\"USD\">9</Amt></InstdAmt><TxAmt><Amt Ccy=\"EUR\">4</Amt></TxAmt>"
                        + "</AmtDtls>");

        assertThat(read(statement(entry("4", details))).codes()).isEmpty();
        assertThat(read(statement(entry("5", details))).codes()).containsExactly(ReadingCode.DETAILS_NOT_ADDING_UP);
    }

    private static String paidBy(String name, String text) {
        return "<TxDtls><RltdPties><Dbtr><Nm>" + name + "</Nm></Dbtr></RltdPties><RmtInf><Ustrd>" + text
                + "</Ustrd></RmtInf></TxDtls>";
    }

    private static String detail(String amount, String indicator) {
        var sign = indicator.isEmpty() ? "" : "<CdtDbtInd>" + indicator + "</CdtDbtInd>";
        return "<TxDtls><Amt Ccy=\"EUR\">" + amount + "</Amt>" + sign + "</TxDtls>";
    }

    private static RowRead row(String amount, String content) {
        ReadFile read = read(statement(entry(amount, content)));
        return read.rows().getFirst();
    }

    @Test
    void the_standards_code_is_the_last_resort_however_the_file_is_laid_out() {
        var code = "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>";

        for (String written : List.of(code, code.replace("<", "\n  <"))) {
            assertThat(read(statement(entry("2", written))).rows())
                    .extracting(RowRead::description)
                    .containsExactly("PMNT-RCDT-ESCT");
        }
    }
}
