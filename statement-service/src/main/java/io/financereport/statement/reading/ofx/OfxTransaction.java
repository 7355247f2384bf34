package io.financereport.statement.reading.ofx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead.Standing;
import io.financereport.statement.reading.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of one STMTTRN while its tags pass, or of one STMTTRNP, which is expected and not booked (OFX 2.2, section 11.4.5)
 * and has the day of the transaction in place of the booking.
 */
final class OfxTransaction {
    private static final List<String> IDENTITY = List.of("FITID", "DTPOSTED", "DTTRAN", "TRNAMT", "CURSYM");
    private static final Set<String> UNIQUE = Set.of("FITID", "DTPOSTED", "TRNAMT");
    private static final List<String> REST = List.of(
            "TRNTYPE",
            "DTUSER",
            "DTAVAIL",
            "CORRECTFITID",
            "CORRECTACTION",
            "SRVRTID",
            "CHECKNUM",
            "REFNUM",
            "NAME",
            "EXTDNAME",
            "MEMO");

    private static final List<String> OTHER_DAYS = List.of("DTUSER", "DTAVAIL");
    private static final Pattern NOTHING = Pattern.compile("0*+");

    private final Standing standing;
    private final long from;
    private final long line;
    private final Map<String, String> values = new HashMap<>();
    private boolean isAmbiguous;

    OfxTransaction(Standing standing, long from, long line) {
        this.standing = standing;
        this.from = from;
        this.line = line;
    }

    void put(String tag, String value) {
        var before = values.putIfAbsent(tag, value);
        isAmbiguous |= before != null && !before.equals(value) && UNIQUE.contains(tag);
    }

    /** Whether the tag is one of a row's own values. */
    static boolean isOfRow(String tag) {
        return UNIQUE.contains(tag) || REST.contains(tag);
    }

    /** Whether it says two things of which it can be only one, as when the tags between two rows are missing. */
    boolean isAmbiguous() {
        return isAmbiguous;
    }

    /**
     * @throws Refusal when the row said another one before
     */
    void putCurrency(String code) {
        OfxValues.putCurrency(values, "CURSYM", code, line);
    }

    Standing standing() {
        return standing;
    }

    long from() {
        return from;
    }

    long line() {
        return line;
    }

    /** The day of booking; where the bank leaves it out, that of the order, else that of the value. */
    LocalDate bookedOn() {
        var tag = standing == Standing.PENDING && values.containsKey("DTTRAN") ? "DTTRAN" : "DTPOSTED";
        for (String other : OTHER_DAYS) {
            tag = isSaid(tag) || !isSaid(other) ? tag : other;
        }
        return OfxValues.dayOfRow(required(tag), line);
    }

    boolean hasBookingDate() {
        return standing == Standing.PENDING || isSaid("DTPOSTED");
    }

    /** Nothing but zeros says no day. */
    private boolean isSaid(String tag) {
        var value = values.get(tag);
        return value != null && !NOTHING.matcher(value).matches();
    }

    @Nullable
    LocalDate valueOn() {
        var available = OfxValues.day(values.get("DTAVAIL"));
        return available == null ? OfxValues.day(values.get("DTUSER")) : available;
    }

    String amount() {
        return required("TRNAMT");
    }

    @Nullable
    String currency() {
        return values.get("CURSYM");
    }

    /** The bank's word for what it is, such as DEBIT; empty when it says none. */
    String type() {
        return values.getOrDefault("TRNTYPE", "");
    }

    /** The name, in full where the bank writes it twice (EXTDNAME; OFX 2.2, section 11.4.4.1). */
    @Nullable
    String name() {
        var name = Texts.cleanOrNull(values.get("NAME"));
        var full = Texts.cleanOrNull(values.get("EXTDNAME"));
        return name == null || (full != null && full.startsWith(name)) ? full : name;
    }

    @Nullable
    String reference() {
        var id = Texts.cleanOrNull(values.get("FITID"));
        return id == null ? Texts.cleanOrNull(values.get("CHECKNUM")) : id;
    }

    /** The bank's id, where it can tell two rows apart. */
    @Nullable
    String id() {
        var id = Texts.cleanOrNull(values.get("FITID"));
        return id == null || id.chars().allMatch(c -> c == '0') ? null : id;
    }

    /** Whether it stands for an earlier one, or takes it back (OFX 2.2, section 11.4.4.1). */
    boolean isCorrection() {
        return Texts.cleanOrNull(values.get("CORRECTFITID")) != null;
    }

    /** Whether it only takes the earlier one back, and is no row itself. */
    boolean isDeletion() {
        return isCorrection() && "DELETE".equalsIgnoreCase(Texts.clean(values.getOrDefault("CORRECTACTION", "")));
    }

    String description() {
        Set<String> texts = new LinkedHashSet<>();
        for (String text : new String[] {name(), values.get("EXTDNAME"), values.get("MEMO")}) {
            var clean = Texts.cleanOrNull(text);
            if (clean != null) {
                texts.add(clean);
            }
        }
        if (texts.isEmpty()) {
            texts.add(Texts.clean(values.getOrDefault("TRNTYPE", "")));
        }
        return Texts.clean(String.join(" ", texts));
    }

    /** Stands for what tells it from every other one of its account, as far as the bank's ids do. */
    long identity(OfxFingerprints prints) {
        return joined(IDENTITY, prints, prints.of(standing.name()));
    }

    /** Stands for all that the bank said of it. */
    long all(OfxFingerprints prints, long identity) {
        return joined(REST, prints, identity);
    }

    private long joined(List<String> tags, OfxFingerprints prints, long before) {
        var bits = before;
        for (String tag : tags) {
            bits = prints.of(bits, values.getOrDefault(tag, ""));
        }
        return bits;
    }

    private String required(String tag) {
        var value = values.get(tag);
        if (value == null) {
            throw new Refusal(ReadingCode.ROW_INCOMPLETE, "The transaction that begins here has no " + tag + ".", line);
        }
        return value;
    }
}
