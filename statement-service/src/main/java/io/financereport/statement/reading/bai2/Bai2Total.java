package io.financereport.statement.reading.bai2;

import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.ReadingCode;
import java.math.BigDecimal;

/**
 * What a trailer is checked against: the amounts and records since its header. The standard adds amounts as they are written;
 * banks are seen to count debits as negative, or to leave signs out, and each of these is taken for right.
 */
final class Bai2Total {
    private BigDecimal asWritten = BigDecimal.ZERO;
    private BigDecimal debitsNegative = BigDecimal.ZERO;
    private BigDecimal withoutSigns = BigDecimal.ZERO;
    private long records;
    private long members;

    void add(BigDecimal amount) {
        add(amount, amount);
    }

    void add(BigDecimal amount, BigDecimal signed) {
        asWritten = asWritten.add(amount);
        debitsNegative = debitsNegative.add(signed);
        withoutSigns = withoutSigns.add(amount.abs());
    }

    void count(int physicalRecords) {
        records += physicalRecords;
    }

    /** Takes an account into its group, or a group into its file, with the total that its trailer says. */
    void addMember(Bai2Total member, Bai2Record trailer) {
        members++;
        records += member.records;
        var said = Bai2Values.units(trailer.fields().next());
        add(said == null ? member.asWritten : said);
    }

    /** Says where the trailer differs; what it leaves blank is not checked. */
    void check(Bai2Record trailer, Level level, Findings findings) {
        var fields = trailer.fields();
        var total = Bai2Values.units(fields.next());
        if (total != null && !isRight(total)) {
            findings.add(
                    ReadingCode.CONTROL_TOTAL_WRONG,
                    "The " + level.words + " says a control total of " + total.toPlainString() + ", its amounts make "
                            + asWritten.toPlainString() + " (in smallest units); amounts may be missing or wrong.",
                    trailer.line());
        }
        if (level.countsMembers) {
            check(fields.next(), members, level.memberWords, level, trailer, findings);
        }
        check(fields.next(), records, "records", level, trailer, findings);
    }

    private boolean isRight(BigDecimal total) {
        return total.compareTo(asWritten) == 0
                || total.compareTo(debitsNegative) == 0
                || total.compareTo(withoutSigns) == 0;
    }

    private static void check(
            String said, long counted, String what, Level level, Bai2Record trailer, Findings findings) {
        var number = Bai2Values.units(said);
        if (number != null && number.compareTo(BigDecimal.valueOf(counted)) != 0) {
            findings.add(
                    ReadingCode.CONTROL_TOTAL_WRONG,
                    "The " + level.words + " says " + number.toPlainString() + " " + what + ", there are " + counted
                            + "; some may be missing.",
                    trailer.line());
        }
    }

    /** Which trailer. */
    enum Level {
        ACCOUNT("account trailer (49)", false, ""),
        GROUP("group trailer (98)", true, "accounts"),
        FILE("file trailer (99)", true, "groups");

        private final String words;
        private final boolean countsMembers;
        private final String memberWords;

        Level(String words, boolean countsMembers, String memberWords) {
            this.words = words;
            this.countsMembers = countsMembers;
            this.memberWords = memberWords;
        }
    }
}
