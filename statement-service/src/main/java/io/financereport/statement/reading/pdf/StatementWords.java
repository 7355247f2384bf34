package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.SideWords;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What statements say beside their rows, in the words of several languages. */
final class StatementWords {
    /** What a transfer, a shop or a payment of a sum may be called as well, where a day and an amount stand beside it. */
    private static final Pattern OF_ROWS_TOO = Pattern.compile("(?iu)[uü]bertrag|report\\b|riporto");

    private static final Pattern CURRENCY = Pattern.compile(
            "(?iu)(?:currency|ccy|w[äa]hrung|devise|moneda|moeda|valuta|divisa|waluta|m[ěe]na|deviza|p[ée]nznem|para"
                    + " birimi|mata uang|валюта|ti[ềe]n t[ệe]|loại tiền|סוג"
                    + " מטבע|币种|货币|幣種|幣別|通貨)\\s*[:：]?\\s*(\\p{L}{2,3})");

    private StatementWords() {}

    /** Whether the words may be a row's, although a balance or total may begin with them too. */
    static boolean mayNameRow(String text) {
        return OF_ROWS_TOO.matcher(text).lookingAt() || isTotal(text);
    }

    static boolean isTotal(String text) {
        return BalanceWords.isTotal(text);
    }

    /** What the line, or the first words that stand close on it, says of the direction; null where others on it say that too. */
    static SideWords.@Nullable Side side(PdfLine line) {
        var sides = line.chunks().stream()
                .map(words -> SideWords.of(textFrom(words, 0)))
                .toList();
        var isSaidTwice = sides.stream().skip(1).anyMatch(Objects::nonNull);
        return isSaidTwice ? SideWords.of(line.text()) : sides.getFirst();
    }

    /** The balance that the words behind a day name; beside a day and no amount, a name without its place is one as well. */
    static BalanceWords.@Nullable Balance balanceOfDay(String name) {
        var balance = BalanceWords.balance(name);
        return balance == null && BalanceWords.isNamed(name) ? BalanceWords.Balance.OF_A_DAY : balance;
    }

    /** The currency that stands behind the word for one, or null. */
    static @Nullable Currency currency(String text) {
        Matcher matcher = CURRENCY.matcher(text);
        if (!matcher.find()) {
            return text.contains("人民币") ? Currency.getInstance("CNY") : null;
        }
        return matcher.group(1).startsWith("人民") ? Currency.getInstance("CNY") : Currencies.ofSign(matcher.group(1));
    }

    /** The text of words from one on. */
    static String textFrom(List<PdfWord> words, int first) {
        var text = new StringBuilder();
        for (int i = first; i < words.size(); i++) {
            text.append(i == first ? "" : " ").append(words.get(i).text());
        }
        return text.toString();
    }
}
