package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.pdf.SectionReading.Signs;
import io.financereport.statement.reading.written.CardWords;
import io.financereport.statement.reading.written.PlainWords;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a statement is that of a card or loan, whose balance is what the holder owes. Balances cannot tell, since inverting
 * amounts and balances still chains, so that its words have to.
 */
final class CardEvidence {
    /** What stands only on statements of debts. */
    private static final Pattern SURE = Pattern.compile("minimum (?:monthly )?(?:payment|amount)|(?<!overdraft )(?<!of"
        + " )credit (?:limit|line)|(?:credit )?card statement|credit card (?:account|summary)|payment due date|late"
        + " payment warning|cash advance (?:limit|line)|loan (?:statement|summary|account"
        + " (?:number|statement))|outstanding principal|principal"
        + " balance|kreditkartenabrechnung|kreditkartenkonto|darlehenskonto|mindestzahlung|relev[ée] de carte|paiement"
        + " minimum|extracto de tarjeta|pago m[íi]nimo|carta di credito|pagamento"
        + " m[íi]nimo|creditcardoverzicht|minimale betaling|fatura do cart[ãa]o|信用卡(?:账单|对账单|賬單|帳單)|最低还款|最低應繳|信用额度"
        + "|ご利用代金明細");

    /** What is rare on statements of accounts; each counts once. */
    private static final List<Pattern> LIKELY = patterns(
            "payments?(?:,| and| &|/) (?:other )?credits",
            "statement closing date|opening/closing date",
            "(?:new|total) (?:charges|purchases)\\b|purchases and adjustments|cash advances|fees charged|interest"
                    + " charged",
            "(?:payment|amount) due\\b",
            "\\bmerchant\\b",
            "card ?(?:member|holder)|card (?:number|no\\b|ending)|mastercard|\\bvisa\\b|american express");

    private static final Pattern BEFORE = Pattern.compile("\\b(?:previous|last) (?:statement )?balance");
    private static final Pattern AFTER = Pattern.compile("\\bnew (?:statement )?balance");

    /** What names a card that may be that of an account. */
    private static final Pattern ANY_CARD = Pattern.compile(
            "(?<!debit )(?<!\\batm )(?<!check )\\bcard\\b|mastercard|\\bvisa\\b|american express|payment"
                    + " due|kreditkarte|信用卡|卡号");

    /** What stands only on statements of accounts. */
    private static final Pattern ACCOUNT = Pattern.compile("\\bchecking\\b|(?:savings|current) account|\\bdeposits\\b"
            + "|\\bwithdrawals\\b|overdraft|\\bsort code|\\biban\\b|girokonto|compte (?:courant|ch[èe]ques?)|cuenta"
            + " corriente|conto corrente|conta corrente|betaalrekening|l[öo]nekonto|活期|储蓄|借记|普通預金");

    /** So many likely words make a card. */
    private static final int LIKELY_MIN = 2;

    private final Set<Integer> likely = new HashSet<>();
    private boolean isSure;
    private boolean mentionsCard;
    private boolean isOfAccount;
    private boolean saysBefore;
    private boolean saysAfter;

    /** What the words of a document say of a section. */
    enum Verdict {
        CARD,
        /** A person has to say. */
        OPEN,
        ACCOUNT
    }

    /** Takes a line that states something beside the rows. */
    void see(String line) {
        var text = line.toLowerCase(Locale.ROOT);
        isSure |= SURE.matcher(text).find();
        isOfAccount |= ACCOUNT.matcher(text).find();
        saysBefore |= BEFORE.matcher(text).find();
        saysAfter |= AFTER.matcher(text).find();
        for (int i = 0; i < LIKELY.size(); i++) {
            if (LIKELY.get(i).matcher(text).find()) {
                likely.add(i);
            }
        }
    }

    /** Takes a line that is no balance and no sum, in which a card that is named may be that of the statement. */
    void seeMention(String line) {
        mentionsCard |= ANY_CARD.matcher(line.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether words say so that stand on no statement of an account, and none that stand only on one. */
    boolean isSure() {
        return isSure && !isOfAccount;
    }

    /**
     * Whether the rows are those of a card.
     *
     * @param reading the rows with plus for money in
     */
    Verdict of(SectionReading reading) {
        var isSigned = reading.signs() == Signs.AS_WRITTEN;
        if (!isSigned && reading.signs() != Signs.BY_BALANCE) {
            return isSure ? Verdict.CARD : Verdict.ACCOUNT;
        }
        var rows = Rows.of(reading.rows());
        if (isSure) {
            // Some issuers write what is bought as minus, and some accounts have a credit limit.
            return rows.minus > rows.plus && (rows.credits > 0 || isOfAccount) ? Verdict.OPEN : Verdict.CARD;
        }
        var words = likely.size() + (saysBefore && saysAfter ? 1 : 0);
        var isMostlyPlus = rows.plus > rows.minus;
        var paysByMinus = rows.receipts > 0 && (isMostlyPlus || (rows.minus == 0 && words > 0));
        if (paysByMinus || (isMostlyPlus && words >= LIKELY_MIN && !isOfAccount)) {
            return Verdict.CARD;
        }
        var isOpen = (mentionsCard && isSigned && !(isOfAccount && rows.minus > rows.plus))
                || rows.receipts > 0
                || (isMostlyPlus && (rows.payments > 0 || words > 0));
        return isOpen ? Verdict.OPEN : Verdict.ACCOUNT;
    }

    private static List<Pattern> patterns(String... words) {
        return Stream.of(words).map(Pattern::compile).toList();
    }

    /**
     * The signs of amounts, and what the rows say.
     *
     * @param receipts minus where the issuer thanks for a payment
     * @param payments minus where a card is paid
     * @param credits plus where the issuer thanks for a payment
     */
    private record Rows(int plus, int minus, int receipts, int payments, int credits) {
        static Rows of(List<RowReading> rows) {
            var plus = 0;
            var minus = 0;
            var receipts = 0;
            var payments = 0;
            var credits = 0;
            for (RowReading row : rows) {
                var text = PlainWords.of(row.description());
                var isReceipt = CardWords.nameReceipt(text);
                if (row.amount().signum() < 0) {
                    receipts += isReceipt ? 1 : 0;
                    payments += CardWords.namePayment(text) ? 1 : 0;
                    minus += isReceipt ? 0 : 1;
                } else {
                    credits += isReceipt ? 1 : 0;
                    plus += row.amount().signum();
                }
            }
            return new Rows(plus, minus, receipts, payments, credits);
        }
    }
}
