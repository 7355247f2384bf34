package io.financereport.statement.reading.written;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words behind which the number of an account or card stands, in several languages. */
public final class AccountWords {
    private static final Pattern ACCOUNT = Pattern.compile(
            "(?i)(?<![\\p{L}])(?:account (?:number|no\\.?|nr\\.?|id|#|ending(?: in)?)|a/c (?:number|no\\.?)|acct\\.?"
                + " ?(?:no\\.?|number|#)?|account(?= ?:)|card (?:number|no\\.?|ending(?:"
                + " in)?)|iban|konto-?(?:nummer|nr\\.?)|konto(?= ?:)|kartennummer|(?:num[ée]ro|n°) de compte|compte"
                + " n°|n[uú]mero de cuenta|cuenta(?= ?:)|rekening(?:nummer)?|numero (?:di"
                + " )?conto|账号|账户号码|账户|卡号|帳號|户口号码)\\s*[:：#]?\\s*(?<value>(?:[Xx*•·]{2,}["
                + " -]?)+\\d{2,6}|[\\p{Alnum}*•·#./-]*\\d[\\p{Alnum}*•·#./-]*(?: [\\dXx*•·#-]{2,}(?!\\p{Alpha}))*)");
    /** A title that is a kind of account and its number, and nothing else. */
    private static final Pattern TITLE = Pattern.compile(
            "(?iu)(?!(?:see|from|to|for|of|by|in|linked|transfers?|von|vom|zu|zum|auf|an|siehe|pour|vers|de|du|depuis|voir|para|desde|a|per|da|su)"
                + " )(?:\\p{L}+ ){0,2}?(?:(?:checking|savings?|current|deposit|money market|cheque|everyday|giro)(?:"
                + " account)?(?: (?:number|no\\.?|ending(?: in)?))?|(?:giro|spar|tagesgeld|kontokorrent)?konto|compte"
                + " (?:courant|(?:de )?ch[èe]ques?|d'[ée]pargne|sur livret)|livret \\p{L}+|cuenta(?: (?:corriente|de"
                + " ahorros?|n[oó]mina))?|conto(?: corrente)?|conta(?: corrente| poupan[çc]a)?)(?:"
                + " (?:nr\\.?|no\\.?|n°|nº|n\\.))?\\s*[:#]?\\s*(?<value>(?:[Xx*•·]{2,}[ -]?)*\\d[\\d*•·./"
                + " -]{2,30}\\d)");

    private static final Pattern WORDS_BEFORE = Pattern.compile("\\s*(?:\\S+\\s+){0,3}");
    private static final Pattern MASK = Pattern.compile("[Xx*•·]{2}");
    private static final Pattern IBAN = Pattern.compile("\\p{Lu}{2}\\d{2}\\p{Alnum}{11,30}");
    private static final int CHECK_DIGITS = 2;

    /** Fewer may stand in it by chance. */
    private static final int DIGITS_IN_IBAN_MIN = 6;

    private static final int DIGITS_OF_ACCOUNT_MIN = 3;
    private static final int LAST_DIGITS = 4;

    private AccountWords() {}

    /** The number of an account or card as written, without blanks, or null. */
    public static @Nullable String account(String text) {
        return account(text, text.length());
    }

    /** As {@link #account}, also where a line is a kind of account and its number, as over a part of a file. */
    public static @Nullable String accountOfTitle(String line) {
        var title = TITLE.matcher(line);
        return title.matches() ? title.group("value").replace(" ", "") : account(line);
    }

    /** As {@link #account}, where at most three words stand before what names it: a sentence may speak of another account. */
    public static @Nullable String accountAtStart(String text) {
        var words = WORDS_BEFORE.matcher(text);
        return account(text, words.lookingAt() ? words.end() : 0);
    }

    private static @Nullable String account(String text, int beginMax) {
        var matcher = ACCOUNT.matcher(text);
        while (matcher.find() && matcher.start() <= beginMax) {
            var value = matcher.group("value").replace(" ", "");
            if (value.chars().filter(Character::isDigit).count() >= DIGITS_OF_ACCOUNT_MIN) {
                return value;
            }
        }
        return null;
    }

    /** Whether two numbers can be of one account: the same, or one masked or cut to its last digits. */
    public static boolean isSameAccount(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        var isShort = isMasked(one) || isMasked(other);
        return one.equals(other)
                || (isShort && lastDigits(one).equals(lastDigits(other)))
                || isOfIban(one, other)
                || isOfIban(other, one);
    }

    /** Whether the first is an IBAN, which ends with the number of the account, in some countries and two check digits. */
    private static boolean isOfIban(String iban, String number) {
        var digits = digits(number);
        return IBAN.matcher(iban).matches()
                && !IBAN.matcher(number).matches()
                && digits.length() >= DIGITS_IN_IBAN_MIN
                && (digits(iban).endsWith(digits) || isBeforeCheckDigits(digits(iban), digits));
    }

    private static boolean isBeforeCheckDigits(String iban, String number) {
        return iban.length() > CHECK_DIGITS && iban.startsWith(number, iban.length() - CHECK_DIGITS - number.length());
    }

    /** Whether two texts do not name two accounts: one has no number, is masked, or holds the digits of the other, as an IBAN does. */
    public static boolean mayBeOne(String one, String other) {
        var digits = digits(one);
        var others = digits(other);
        return isNoNumber(digits)
                || isNoNumber(others)
                || isSameAccount(one, other)
                || digits.contains(others)
                || others.contains(digits);
    }

    private static boolean isNoNumber(String digits) {
        return digits.length() < LAST_DIGITS;
    }

    /** Without zeros in front, which some leave out. */
    private static String digits(String number) {
        return number.replaceAll("\\D", "").replaceAll("^0+", "");
    }

    private static boolean isMasked(String number) {
        return number.length() <= LAST_DIGITS + 1 || MASK.matcher(number).find();
    }

    private static String lastDigits(String number) {
        var digits = number.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - LAST_DIGITS));
    }
}
