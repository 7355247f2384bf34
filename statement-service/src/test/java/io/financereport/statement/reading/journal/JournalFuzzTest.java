package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.Fuzz;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a journal on its way, it is read or refused, in bounded time. */
class JournalFuzzTest {
    private static final List<String> HLEDGER = List.of("""
        decimal-mark .
        commodity 1,000.00 EUR
        account assets  ; type: A
        D 1000.00 EUR
        Y2026
        apply account me
        end apply account
        P 2026-01-01 AAPL 1 EUR
        ~ monthly
            assets:a  1
        comment
        end comment
        2026-01-02=2026-01-03 * (17) Employer | January  ; x
            assets:bank    1,000.00 EUR = 1000 EUR
            income
        1/3 ! Shares
            ; note
            assets:broker   10 "A 1" {2 EUR} [2026-01-01] @ 2.5 EUR  ; date:1/4
            assets:bank
            (assets:v)  1
            [assets:w]  1
            liabilities:card  -3 EUR @@ 3 EUR ==* -3 EUR
        """);
    private static final List<String> BEANCOUNT = List.of("""
        option "name_assets" "Assets"
        plugin "a"
        pushtag #x
        2026-01-01 open Assets:Bank EUR
        2026-01-01 pad Assets:Bank Equity:Opening
        2026-01-02 * "Payee" "Text" #t ^l
          key: "value"
          ! Assets:Bank  1,000.00 EUR @ 1.1 USD ; c
          Assets:Broker  10 AAPL {2.50 EUR, 2026-01-01} @@ 3 EUR
          Liabilities:Card
        2026-01-03 balance Assets:Bank  90.00 ~ 0.01 EUR
        2026-01-03 note Assets:Bank "x"
        """);
    private static final List<String> PIECES = List.of(
            "  ",
            "\t",
            ";",
            "\"",
            "@",
            "@@",
            "=",
            "==*",
            "{",
            "{{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "|",
            "1,000",
            "1.000.0",
            "1e9",
            "99999999999999999999",
            "-",
            "+",
            "EUR",
            "$",
            "AAPL",
            "\n",
            "\n\n",
            "2026-02-30",
            "1/1",
            "assets:x",
            "Assets:X",
            "include a",
            "comment\n",
            "end comment\n",
            "Y1\n",
            "date:",
            "\u0000",
            "\u00E9",
            "#",
            "^");

    @Test
    void a_damaged_journal_of_hledger_is_read_or_refused() {
        new Fuzz(HLEDGER, PIECES).check();
    }

    @Test
    void a_damaged_journal_of_beancount_is_read_or_refused() {
        new Fuzz(BEANCOUNT, PIECES).check();
    }
}
