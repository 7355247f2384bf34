package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead.Standing;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One {@code Ntry}: what is booked at once on the account, whatever it consists of. */
final class CamtEntry {
    private final long from;
    private final long line;
    private final CamtDetails details = new CamtDetails();
    private final CamtCharges charges = new CamtCharges();
    private long to;
    private String amount = "";
    private @Nullable String currency;
    private String indicator = "";
    private boolean isReversal;
    private String status = "";
    private String bookedOn = "";
    private String valueOn = "";
    private @Nullable LocalDate dayOfStatement;
    private String entryReference = "";
    private String servicerReference = "";
    private String additional = "";
    private String code = "";

    private CamtEntry(long from, long line) {
        this.from = from;
        this.line = line;
    }

    /** Reads an {@code Ntry}, which was just opened. */
    static CamtEntry read(XmlElements xml) throws IOException {
        var entry = new CamtEntry(xml.from(), xml.line());
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            entry.take(name, xml);
        }
        entry.to = xml.to();
        return entry;
    }

    private void take(String name, XmlElements xml) throws IOException {
        switch (name) {
            case "Amt" -> {
                currency = xml.attribute("Ccy");
                amount = xml.text();
            }
            case "CdtDbtInd" -> indicator = xml.text();
            case "RvslInd" -> isReversal = CamtValues.isTrue(xml.text());
            case "Sts" -> status = xml.text();
            case "BookgDt" -> bookedOn = xml.text();
            case "ValDt" -> valueOn = xml.text();
            case "NtryRef" -> entryReference = xml.text();
            case "AcctSvcrRef" -> servicerReference = xml.text();
            case "AddtlNtryInf" -> additional = Texts.clean(additional + " " + xml.text());
            case "BkTxCd" -> code = code(xml);
            case "Chrgs" -> charges.read(xml);
            case "NtryDtls" -> details.read(xml);
            case "TxDtls" -> details.readPayment(xml);
            default -> {}
        }
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    long line() {
        return line;
    }

    /**
     * Whether it is booked by this message. A status that is left out, or is the bank's own, is that of a booked entry, which is
     * all that a statement holds.
     */
    Standing standing(boolean posts) {
        return switch (Status.of(status)) {
            case BOOKED, UNKNOWN -> posts ? Standing.BOOKED : Standing.NOTIFIED;
            case EXPECTED -> Standing.PENDING;
        };
    }

    /** What to say of a status that is none of the standard's; null when it is one. */
    @Nullable
    String statusUnknown() {
        return Status.of(status) == Status.UNKNOWN
                ? "The entry that begins here has the status \"" + Amounts.shortened(status)
                        + "\", which is the bank's own; it is taken as booked: look whether it is."
                : null;
    }

    private enum Status {
        BOOKED,
        EXPECTED,
        UNKNOWN;

        static Status of(String code) {
            return switch (code.toUpperCase(Locale.ROOT)) {
                case "BOOK", "" -> BOOKED;
                case "PDNG", "INFO", "FUTR" -> EXPECTED;
                default -> UNKNOWN;
            };
        }
    }

    /**
     * The amount with the sign that it has on the account. The indicator says the direction of this very entry, also when
     * it reverses another one: a reversed debit is a credit with {@code RvslInd}.
     *
     * @throws Refusal when amount or indicator cannot be read
     */
    BigDecimal amount() {
        var value = CamtValues.decimal(amount);
        if (value == null) {
            throw new Refusal(
                    ReadingCode.AMOUNT_UNREADABLE, "\"" + Amounts.shortened(amount) + "\" is not an amount.", line);
        }
        var sign = CamtValues.sign(indicator);
        if (sign == 0) {
            throw incomplete("does not say whether it is a credit or a debit");
        }
        return CamtValues.signed(value, sign);
    }

    /**
     * @throws Refusal when the code is none of ISO 4217
     */
    @Nullable
    Currency currency() {
        return currency == null ? null : CamtAccount.required(currency, line);
    }

    boolean isReversal() {
        return isReversal;
    }

    /** How many payments it consists of, at least itself. */
    int payments() {
        return Math.max(1, details.payments());
    }

    /** Whether the bank gives a day of booking of its own. */
    boolean hasBookingDate() {
        return !bookedOn.isEmpty();
    }

    boolean hasDate() {
        return !bookedOn.isEmpty() || !valueOn.isEmpty();
    }

    /** Takes the day of a statement that has only one: it counts where the entry says none. */
    void putDayOfStatement(@Nullable LocalDate day) {
        dayOfStatement = day;
    }

    /**
     * The day of booking, else that of value, else the only one of the statement.
     *
     * @throws Refusal when there is neither, or it is no day
     */
    LocalDate bookedOn() {
        if (!hasDate() && dayOfStatement != null) {
            return dayOfStatement;
        }
        if (!hasDate()) {
            throw incomplete("has neither a booking date nor a value date");
        }
        return CamtValues.dayOfRow(bookedOn.isEmpty() ? valueOn : bookedOn, line);
    }

    /** Null when there is none, or the calendar has no such day. */
    @Nullable
    LocalDate valueOn() {
        return CamtValues.day(valueOn);
    }

    /** The value date as written. */
    String valueSaid() {
        return valueOn;
    }

    /** What to say when all payments are told and do not sum to the entry; null when they do. */
    @Nullable
    String contradiction(Currency of) {
        var value = amount();
        return details.contradict(value, of, charges)
                ? "The payments of this entry sum to " + details.sum(value).toPlainString() + ", the entry says "
                        + value.toPlainString() + " " + of + "; the entry counts."
                : null;
    }

    /**
     * One line of text: what payer and payee told one another, with the bank's words beside a mere reference; else the
     * bank's words. Of a batch how many payments it has, and what the first ones say.
     */
    String description() {
        if (details.payments() > 1) {
            var name = additional.isEmpty() ? details.batch() : additional;
            var told = details.told(otherRole());
            return Texts.clean(
                    (details.payments() + " payments " + name).strip() + (told.isEmpty() ? "" : ": " + told));
        }
        var payment = details.first();
        var text = payment.isOnlyReference() ? CamtPayment.joined(payment.text(), additional) : payment.text();
        for (String other : new String[] {additional, counterpartyName(), code}) {
            text = text.isBlank() ? other : text;
        }
        var reason = payment.returned();
        return Texts.clean(reason.isEmpty() ? text : CamtPayment.joined(text, "Returned: " + reason));
    }

    /** The other side of a single payment. */
    @Nullable
    String counterparty() {
        return Texts.cleanOrNull(counterpartyName());
    }

    /** The bank's reference of the entry, else of its single payment, else the payer's end to end, else the entry's number. */
    @Nullable
    String reference() {
        var payment = details.first();
        var isSingle = details.payments() <= 1;
        for (String written : new String[] {
            servicerReference,
            isSingle ? payment.servicerReference() : "",
            isSingle ? payment.endToEndId() : "",
            entryReference
        }) {
            var text = Texts.cleanOrNull(written);
            if (text != null && !text.equals("NONREF") && !text.equals("NOTPROVIDED")) {
                return text;
            }
        }
        return null;
    }

    /** Who paid, of a credit; who was paid, of a debit. A reversal is between the two of the payment that it reverses. */
    private String counterpartyName() {
        return details.payments() > 1 ? "" : details.first().parties().name(otherRole());
    }

    private String otherRole() {
        var isFromDebtor = indicator.equals("CRDT") != isReversal;
        return isFromDebtor ? "Dbtr" : "Cdtr";
    }

    /** The bank's own code of what was done, else the standard's. */
    private static String code(XmlElements xml) throws IOException {
        var own = "";
        var standard = "";
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Prtry" -> own = firstText(xml);
                case "Domn" -> standard = standardCode(xml);
                default -> {}
            }
        }
        return own.isEmpty() ? standard : own;
    }

    /** Domain, family and what is below it, such as PMNT-RCDT-ESCT. */
    private static String standardCode(XmlElements xml) throws IOException {
        var codes = new ArrayList<String>();
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Fmly" -> codes.add(standardCode(xml));
                case "Cd", "SubFmlyCd" -> codes.add(xml.text());
                default -> {}
            }
        }
        return String.join("-", codes);
    }

    private static String firstText(XmlElements xml) throws IOException {
        var first = "";
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            first = first.isEmpty() ? xml.text() : first;
        }
        return first;
    }

    private Refusal incomplete(String what) {
        return new Refusal(ReadingCode.ROW_INCOMPLETE, "The entry that begins here " + what + ".", line);
    }
}
