package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payments that an entry sums up: the texts of the first ones, and the sum of all. They do not post. */
final class CamtDetails {
    private static final int DIGITS_MAX = 9;

    /** So many payments of a batch are told in its description, each in so many characters: more is for the original. */
    private static final int TOLD_MAX = 10;

    private static final int TOLD_LENGTH_MAX = 120;

    private final CamtPayment first = new CamtPayment();
    private final List<CamtPayment> told = new ArrayList<>(List.of(first));
    private final CamtCharges charges = new CamtCharges();
    private int count;
    private int announced;
    private String batch = "";
    /** Sums of the amounts with a sign of their own, and of those with the entry's. */
    private BigDecimal signed = BigDecimal.ZERO;

    private BigDecimal unsigned = BigDecimal.ZERO;
    private BigDecimal turnover = BigDecimal.ZERO;
    private @Nullable String currency;
    private boolean isComparable = true;

    /** Reads a {@code NtryDtls}. */
    void read(XmlElements xml) throws IOException {
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Btch" -> readBatch(xml);
                case "TxDtls" -> readPayment(xml);
                default -> {}
            }
        }
    }

    /** Reads a {@code TxDtls}. */
    void readPayment(XmlElements xml) throws IOException {
        count++;
        Amount own = null;
        Amount ofTransaction = null;
        var sign = 0;
        if (count > 1 && count <= TOLD_MAX) {
            told.add(new CamtPayment());
        }
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Amt" -> own = Amount.read(xml);
                case "CdtDbtInd" -> sign = CamtValues.sign(xml.text());
                case "AmtDtls" -> ofTransaction = transactionAmount(xml);
                case "Chrgs" -> charges.read(xml);
                default -> {
                    if (count <= TOLD_MAX) {
                        told.getLast().take(name, xml);
                    }
                }
            }
        }
        // Version 2 has the amount of a payment in its details only.
        add(own == null ? ofTransaction : own, sign);
    }

    CamtPayment first() {
        return first;
    }

    /** How many payments there are, whether told one by one or not. */
    int payments() {
        return Math.max(count, announced);
    }

    /**
     * Who paid or was paid, and for what, of the first payments, with a count of the others; empty when none says anything.
     *
     * @param role the other side of the entry
     */
    String told(String role) {
        var texts = new ArrayList<String>();
        for (CamtPayment payment : told) {
            var text = Texts.clean(payment.told(role));
            if (!text.isEmpty()) {
                texts.add(text.length() > TOLD_LENGTH_MAX ? text.substring(0, TOLD_LENGTH_MAX) + "…" : text);
            }
        }
        var others = payments() - texts.size();
        if (!texts.isEmpty() && others > 0) {
            texts.add("and " + others + " more");
        }
        return String.join("; ", texts);
    }

    /** What the bank or the payer calls the batch; empty when it is called nothing. */
    String batch() {
        return batch;
    }

    /**
     * Whether the payments are all told, in the entry's currency, and do not sum to it with the charges or without.
     *
     * @param entry the entry's amount with its sign
     * @param ofEntry the charges of the entry
     */
    boolean contradict(BigDecimal entry, Currency of, CamtCharges ofEntry) {
        if (count == 0
                || count < announced
                || !isComparable
                || (currency != null && !currency.equals(of.getCurrencyCode()))) {
            return false;
        }
        var sum = signed.add(CamtValues.signed(unsigned, entry.signum()));
        return !isSame(sum, entry)
                && !isSame(turnover, entry.abs())
                && !isSame(sum.add(ofEntry.included()), entry)
                && !isSame(sum.add(charges.included()), entry);
    }

    BigDecimal sum(BigDecimal entry) {
        return signed.add(CamtValues.signed(unsigned, entry.signum()));
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }

    private void add(@Nullable Amount amount, int sign) {
        if (amount == null || amount.value() == null || (currency != null && !currency.equals(amount.currency()))) {
            isComparable = false;
            return;
        }
        currency = amount.currency();
        turnover = turnover.add(amount.value());
        if (sign == 0) {
            unsigned = unsigned.add(amount.value());
        } else {
            signed = signed.add(CamtValues.signed(amount.value(), sign));
        }
    }

    private void readBatch(XmlElements xml) throws IOException {
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "NbOfTxs" -> announced += number(xml.text());
                case "PmtInfId" -> batch = xml.text();
                case "MsgId" -> batch = batch.isEmpty() ? xml.text() : batch;
                default -> {}
            }
        }
    }

    private static int number(String text) {
        var isNumber =
                !text.isEmpty() && text.length() <= DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(text) : 0;
    }

    private static @Nullable Amount transactionAmount(XmlElements xml) throws IOException {
        Amount found = null;
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            if (name.equals("TxAmt")) {
                var within = xml.depth();
                for (var part = xml.nextIn(within); part != null; part = xml.nextIn(within)) {
                    found = part.equals("Amt") ? Amount.read(xml) : found;
                }
            }
        }
        return found;
    }

    /** An amount as it stands in an {@code Amt}; no value when it is none. */
    private record Amount(
            @Nullable BigDecimal value, @Nullable String currency) {
        static Amount read(XmlElements xml) throws IOException {
            var currency = xml.attribute("Ccy");
            return new Amount(CamtValues.decimal(xml.text()), currency);
        }
    }
}
