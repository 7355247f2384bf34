package io.financereport.statement.reading.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What balances are called, in many languages. */
class BalanceWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "opening balance",
                "last statement balance",
                "anfangsbestand",
                "alter kontostand",
                "letzter stand",
                "saldovortrag",
                "solde précédent",
                "ancien solde",
                "saldo początkowe",
                "stan początkowy",
                "beginsaldo",
                "vorig saldo",
                "ingående balans",
                "počáteční zůstatek",
                "počáteční stav",
                "počiatočný zostatok",
                "nyitó egyenleg",
                "sold inițial",
                "devreden bakiye",
                "açılış bakiyesi",
                "входящий остаток",
                "期初余额",
                "上期应还",
                "期初結餘",
                "前月残高",
                "이월 잔액",
                "likutis pradžioje",
                "sākuma atlikums",
                "closing balance",
                "schlussbestand",
                "záró egyenleg",
                "kapanış bakiyesi",
                "исходящий остаток",
                "期末結餘",
                "lõppsaldo",
                "balance brought forward",
                "brought forward",
                "b/f",
                "b/fwd",
                "carried forward",
                "c/fwd",
                "kontostand am 1.",
                "solde débiteur",
                "saldo dnia",
                "daily balance",
                "momentaner stand",
                "aktuální zůstatek",
                "güncel bakiye",
                "текущий баланс",
                "現在残高",
                "stan konta",
                "zostatok",
                "残高"
            })
    void each_name_counts_in_any_case(String name) {
        assertThat(BalanceWords.isNamed(name)).isTrue();
        assertThat(BalanceWords.isNamed(name.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(BalanceWords.isNamed(name.toUpperCase(Locale.of("tr")))).isTrue();
    }

    @Test
    void what_rows_and_files_are_called_too_counts_in_no_table() {
        assertThat(BalanceWords.isNamed("Übertrag")).isFalse();
        assertThat(BalanceWords.isNamed("Report ID: 123456")).isFalse();
    }

    @Test
    void a_text_that_goes_on_and_on_behind_a_name_is_none() {
        var text = "Saldo anterior " + "1".repeat(20_000);

        assertThat(BalanceWords.isAlone(text)).isFalse();
        assertThat(BalanceWords.isAllOfTotal("Total " + "1".repeat(20_000))).isTrue();
    }
}
