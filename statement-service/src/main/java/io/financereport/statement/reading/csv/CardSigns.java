package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.written.CardWords;
import io.financereport.statement.reading.written.PlainWords;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file looks like that of a card whose purchases are plus and whose payments are minus. A balance cannot tell, since
 * inverting both still chains, so that a person is told to look.
 */
final class CardSigns {
    /** What is money out on any account, and what is money back. */
    private static final List<String> PURCHASES = Stream.of(
                    "消费", "消費", "购物", "kartenzahlung", "purchase", "achat cb", "покупка")
            .map(PlainWords::of)
            .toList();

    private static final List<String> REFUNDS = Stream.of("退款", "退货", "退貨", "冲正", "refund", "возврат")
            .map(PlainWords::of)
            .toList();

    /** What comes in on an account, and never on a card: no shop's name begins a word so. */
    private static final List<String> INCOME = Stream.of(
                    "dividend",
                    "salary",
                    "payroll",
                    "wages",
                    "Gehalt",
                    "Dividende",
                    "Habenzinsen",
                    "salaire",
                    "nómina",
                    "salario",
                    "stipendio",
                    "salaris",
                    "wynagrodzenie",
                    "зарплата",
                    "工资",
                    "工資",
                    "薪资",
                    "股息",
                    "給与",
                    "給料")
            .map(PlainWords::of)
            .toList();

    /** One row in so many that is money out by its words and plus, or the other way round, is no slip of a word. */
    private static final int SHARE_MIN = 10;

    /** What so many rows do not show is not there. */
    private static final int ROWS_LOOKED_AT = 5_000;

    private int plus;
    private int minus;
    private boolean paysByMinus;
    private boolean isPaidByPlus;
    private int asWords;
    private int againstWords;
    private boolean isIncome;

    /** Takes the sign of a row's amount and what the row says. */
    void learn(int sign, Supplier<String> text) {
        plus += sign > 0 ? 1 : 0;
        minus += sign < 0 ? 1 : 0;
        if (sign == 0 || plus + minus > ROWS_LOOKED_AT) {
            return;
        }
        var words = PlainWords.of(text.get());
        if (sign < 0 && !paysByMinus) {
            paysByMinus = CardWords.namePayment(words);
        }
        isPaidByPlus |= sign > 0 && CardWords.nameReceipt(words);
        isIncome |= sign > 0 && INCOME.stream().anyMatch(word -> beginsAWord(words, word));
        var isRefund = REFUNDS.stream().anyMatch(words::contains);
        var isPurchase = !isRefund && PURCHASES.stream().anyMatch(words::contains);
        asWords += isRefund && sign > 0 || isPurchase && sign < 0 ? 1 : 0;
        againstWords += isRefund && sign < 0 || isPurchase && sign > 0 ? 1 : 0;
    }

    /** Chinese and Japanese have no blanks between words. */
    private static boolean beginsAWord(String words, String word) {
        return words.startsWith(word)
                || words.contains(Character.isIdeographic(word.codePointAt(0)) ? word : " " + word);
    }

    /** Whether the amounts of a debt count what is owed: most are plus, as purchases are, and no payment that came in is. */
    boolean isMostlyOwed() {
        return plus > minus && !isPaidByPlus && !isAsOnAnAccount();
    }

    /** Whether words say of plus that it came in, or of minus that it was spent, as on an account. */
    boolean isAsOnAnAccount() {
        return isIncome || asWords > 0;
    }

    /**
     * What to say when a payment to the card is minus among mostly plus, or rows are purchases and refunds by their words and the
     * other way round by their signs; null when nothing points to it.
     */
    @Nullable
    ReadingProblem remark() {
        var isAgainstWords =
                asWords == 0 && againstWords > 0 && againstWords * SHARE_MIN >= Math.min(plus + minus, ROWS_LOOKED_AT);
        if (isAgainstWords && minus > 0) {
            return ReadingProblem.of(
                    ReadingCode.SIGN_UNKNOWN,
                    "Purchases are positive or refunds negative, as on a card's statement that writes purchases as"
                            + " plus. The signs are taken as written; if it is one, have it read again with the signs"
                            + " inverted.");
        }
        return paysByMinus && plus > minus
                ? ReadingProblem.of(
                        ReadingCode.SIGN_UNKNOWN,
                        "A payment to a card is negative and most amounts are positive, as on a card's statement that"
                            + " writes purchases as plus. The signs are taken as written; if it is one, have it read"
                            + " again with the signs inverted.")
                : null;
    }
}
