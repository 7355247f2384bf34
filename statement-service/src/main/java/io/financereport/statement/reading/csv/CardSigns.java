package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.written.CardWords;
import io.financereport.statement.reading.written.PlainWords;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

    /** The kinds of rows that card issuers write in a column of their own; in a text they may be a shop's words. */
    private static final Set<String> KINDS_OF_PURCHASES = Set.of("sale", "sales", "cash advance");

    private static final Set<String> KINDS_OF_REFUNDS = Set.of("return", "returns");

    /** Columns that only the statement of a card has: who used it. */
    private static final List<String> HOLDERS = Stream.of(
                    "card member",
                    "cardmember",
                    "card holder",
                    "cardholder",
                    "member name",
                    "name on card",
                    "Karteninhaber",
                    "titulaire de la carte",
                    "porteur",
                    "titular de la tarjeta",
                    "titular do cartão",
                    "titolare carta",
                    "titolare della carta",
                    "kaarthouder",
                    "kortinnehavare",
                    "kortholder",
                    "kreditkarte",
                    "credit card",
                    "creditcard",
                    "kredietkaart",
                    "利用者",
                    "持卡人")
            .map(PlainWords::of)
            .toList();

    /** Columns that a card of an account may be named in too. */
    private static final List<String> CARDS = Stream.of(
                    "card",
                    "karte",
                    "kartennummer",
                    "carte",
                    "tarjeta",
                    "carta",
                    "kaart",
                    "kort",
                    "karta",
                    "卡号",
                    "簽賬",
                    "簽帳",
                    "カード")
            .map(PlainWords::of)
            .toList();

    /** Columns that say where a card was used. */
    private static final List<String> SHOPS = Stream.of(
                    "merchant",
                    "shop",
                    "store",
                    "Händler",
                    "commerçant",
                    "comercio",
                    "estabelecimento",
                    "esercente",
                    "winkelier",
                    "handlare",
                    "brugssted",
                    "brukersted",
                    "利用店名",
                    "ご利用店名",
                    "商户",
                    "商戶",
                    "가맹점")
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

    /** What a row that came in is filed under, by itself in a column. */
    private static final Set<String> KINDS_OF_INCOME = Stream.of(
                    "income",
                    "paycheck",
                    "paychecks",
                    "salary",
                    "Einkommen",
                    "Einnahmen",
                    "Gehalt",
                    "revenus",
                    "salaire",
                    "ingresos",
                    "entrate",
                    "stipendio",
                    "receitas",
                    "inkomen",
                    "inkomsten",
                    "przychody",
                    "доходы",
                    "收入")
            .map(PlainWords::of)
            .collect(Collectors.toUnmodifiableSet());

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
    private boolean isBoughtByPlus;
    private boolean isReceived;
    private boolean isFiledAsIncomeByMinus;
    private boolean isIncome;
    private final boolean namesHolder;
    private final boolean namesCard;
    private final boolean namesShop;

    CardSigns(List<String> columnNames) {
        var names = columnNames.stream()
                .map(name -> " " + PlainWords.of(name) + " ")
                .toList();
        namesHolder = names.stream().anyMatch(name -> holdsOneOf(HOLDERS, name));
        namesShop = names.stream().anyMatch(name -> holdsOneOf(SHOPS, name));
        namesCard = names.stream().anyMatch(name -> holdsOneOf(CARDS, name));
    }

    private static boolean holdsOneOf(List<String> words, String name) {
        return words.stream()
                .anyMatch(
                        word -> name.contains(Character.isIdeographic(word.codePointAt(0)) ? word : " " + word + " "));
    }

    /** Takes the sign of a row's amount, what the row says in each column of words, and of which kind it says it is. */
    void learn(int sign, Supplier<List<String>> texts, Supplier<String> kind) {
        plus += sign > 0 ? 1 : 0;
        minus += sign < 0 ? 1 : 0;
        if (sign == 0 || plus + minus > ROWS_LOOKED_AT) {
            return;
        }
        var kinds = PlainWords.of(kind.get());
        var parts = texts.get().stream().map(PlainWords::of).toList();
        var words = (String.join(" ", parts) + " " + kinds).strip();
        if (parts.stream().anyMatch(KINDS_OF_INCOME::contains)) {
            isIncome |= sign > 0;
            isFiledAsIncomeByMinus |= sign < 0;
        }
        if (sign < 0) {
            paysByMinus |= CardWords.namePayment(words);
            isReceived |= CardWords.nameReceipt(words);
        }
        isPaidByPlus |= sign > 0 && CardWords.nameReceipt(words);
        isIncome |= sign > 0 && INCOME.stream().anyMatch(word -> beginsAWord(words, word));
        var isRefund = KINDS_OF_REFUNDS.contains(kinds) || REFUNDS.stream().anyMatch(words::contains);
        var isPurchase = !isRefund
                && (KINDS_OF_PURCHASES.contains(kinds) || PURCHASES.stream().anyMatch(words::contains));
        asWords += isRefund && sign > 0 || isPurchase && sign < 0 ? 1 : 0;
        againstWords += isRefund && sign < 0 || isPurchase && sign > 0 ? 1 : 0;
        isBoughtByPlus |= sign > 0 && PURCHASES.contains(kinds);
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

    /**
     * Whether what only who received a payment says stands by minus alone, and purchases are more, or as many and smaller or of
     * a holder who is named.
     *
     * @param isPlusSmaller whether positive amounts are smaller on average
     */
    boolean isReceivedByMinus(boolean isPlusSmaller) {
        return isReceived
                && !isPaidByPlus
                && !isAsOnAnAccount()
                && (plus > minus || (plus == minus && (isPlusSmaller || namesHolder)));
    }

    /** Whether all amounts are plus on what a column says is a card's list of purchases. */
    boolean isOnlyPurchases() {
        return plus > 0
                && minus == 0
                && !isPaidByPlus
                && !isAsOnAnAccount()
                && (namesHolder || (namesCard && namesShop));
    }

    /** Whether a column of kinds calls plus a purchase beside what is minus, which who sells never does, and no word says otherwise. */
    boolean isBoughtByPlus() {
        return isBoughtByPlus && minus > 0 && isAgainstWords() && !isAsOnAnAccount();
    }

    /** Whether words say of plus that it was spent, or of minus that it came back, and of no row the other way round. */
    private boolean isAgainstWords() {
        return asWords == 0 && againstWords > 0 && againstWords * SHARE_MIN >= Math.min(plus + minus, ROWS_LOOKED_AT);
    }

    /** Whether words say of plus that it came in, or of minus that it was spent, as on an account. */
    boolean isAsOnAnAccount() {
        return isIncome || asWords > 0;
    }

    /**
     * What to say when a payment to the card is minus among mostly plus, when a column names a card and most are plus, or when rows
     * are purchases and refunds by their words and the other way round by their signs; null when nothing points to it.
     *
     * @param isPlusSmaller whether positive amounts are smaller on average, as purchases are than what pays for them
     */
    @Nullable
    ReadingProblem remark(boolean isPlusSmaller) {
        if (isAgainstWords() && minus > 0) {
            return ReadingProblem.of(
                    ReadingCode.SIGN_UNKNOWN,
                    "Purchases are positive or refunds negative, as on a card's statement that writes purchases as"
                            + " plus. The signs are taken as written; if it is one, have it read again with the signs"
                            + " inverted.");
        }
        var isTied = plus == minus
                && (isReceived
                        || isFiledAsIncomeByMinus
                        || ((namesHolder || (namesCard && paysByMinus)) && isPlusSmaller));
        if (minus == 0 || (plus <= minus && !isTied)) {
            return null;
        }
        if (paysByMinus) {
            return ReadingProblem.of(
                    ReadingCode.SIGN_UNKNOWN,
                    "A payment to a card is negative and no fewer amounts are positive, as on a card's statement that"
                            + " writes purchases as plus. The signs are taken as written; if it is one, have it read"
                            + " again with the signs inverted.");
        }
        if (isFiledAsIncomeByMinus && !isAsOnAnAccount()) {
            return ReadingProblem.of(
                    ReadingCode.SIGN_UNKNOWN,
                    "What is filed as income is negative and no fewer amounts are positive, as where money out is"
                            + " written as plus. The signs are taken as written; if it is, have it read again with the"
                            + " signs inverted.");
        }
        return (namesHolder || namesCard) && !isAsOnAnAccount()
                ? ReadingProblem.of(
                        ReadingCode.SIGN_UNKNOWN,
                        "A column names a card, and no fewer amounts are positive than negative, as where purchases are"
                                + " written as plus. The signs are taken as written; if they are, have it read again"
                                + " with the signs inverted.")
                : null;
    }
}
