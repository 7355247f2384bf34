package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.Currencies;
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

    private static final Pattern ACCOUNT = Pattern.compile(
            "(?i)(?<![\\p{L}])(?:account (?:number|no\\.?|nr\\.?|id|#|ending(?: in)?)|a/c (?:number|no\\.?)|acct\\.?"
                + " ?(?:no\\.?|number|#)?|account(?= ?:)|card (?:number|no\\.?|ending(?:"
                + " in)?)|iban|konto-?(?:nummer|nr\\.?)|konto(?= ?:)|kartennummer|(?:num[ée]ro|n°) de compte|compte"
                + " n°|n[uú]mero de cuenta|cuenta(?= ?:)|rekening(?:nummer)?|numero (?:di"
                + " )?conto|账号|账户号码|账户|卡号|帳號|户口号码)\\s*[:：#]?\\s*(?<value>(?:[Xx*•·]{2,}["
                + " -]?)+\\d{2,6}|[\\p{Alnum}*•·#./-]*\\d[\\p{Alnum}*•·#./-]*(?: [\\dXx*•·#-]{2,}(?!\\p{Alpha}))*)");
    private static final Pattern CURRENCY = Pattern.compile(
            "(?i)(?:currency|ccy|w[äa]hrung|devise|moneda|valuta|divisa|币种|货币|幣種)\\s*[:：]?\\s*(\\p{L}{2,3})");
    private static final Pattern MASK = Pattern.compile("[Xx*•·]{2}");
    private static final int DIGITS_OF_ACCOUNT_MIN = 3;
    private static final int LAST_DIGITS = 4;

    private StatementWords() {}

    /** Whether the words may be a row's, although a balance or total may begin with them too. */
    static boolean mayNameRow(String text) {
        return OF_ROWS_TOO.matcher(text).lookingAt() || isTotal(text);
    }

    static boolean isTotal(String text) {
        return BalanceWords.isTotal(text);
    }

    /** The number of an account or card as written, without blanks, or null. */
    static @Nullable String account(String text) {
        var matcher = ACCOUNT.matcher(text);
        while (matcher.find()) {
            var value = matcher.group("value").replace(" ", "");
            if (value.chars().filter(Character::isDigit).count() >= DIGITS_OF_ACCOUNT_MIN) {
                return value;
            }
        }
        return null;
    }

    /** Whether two numbers can be of one account: the same, or one masked or cut to its last digits. */
    static boolean isSameAccount(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        var isShort = isMasked(one) || isMasked(other);
        return one.equals(other) || (isShort && lastDigits(one).equals(lastDigits(other)));
    }

    private static boolean isMasked(String number) {
        return number.length() <= LAST_DIGITS + 1 || MASK.matcher(number).find();
    }

    private static String lastDigits(String number) {
        var digits = number.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - LAST_DIGITS));
    }

    /** The currency that the words state, or null. */
    static @Nullable Currency currency(String text) {
        Matcher matcher = CURRENCY.matcher(text);
        if (!matcher.find()) {
            return text.contains("人民币") ? Currency.getInstance("CNY") : null;
        }
        return matcher.group(1).startsWith("人民") ? Currency.getInstance("CNY") : Currencies.find(matcher.group(1));
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
