package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.camt.CamtTurnover.Counting;
import io.financereport.statement.reading.camt.CamtTurnover.Side;
import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code TxsSummry} says about the entries: how many there are and what they sum to, all of them, the credits and the
 * debits. What it leaves out is not checked. The standard counts entries; banks are seen to count other things too, which
 * is said and taken for right where all figures agree.
 */
final class CamtSummary {
    private static final String SAYS = "The summary of the entries ";

    private final long line;
    private final Map<Side, Said> said = new EnumMap<>(Side.class);

    private CamtSummary(long line) {
        this.line = line;
    }

    /** Reads a {@code TxsSummry}. */
    static CamtSummary read(XmlElements xml) throws IOException {
        var summary = new CamtSummary(xml.line());
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "TtlNtries" -> summary.said.put(Side.ALL, Said.read(xml));
                case "TtlCdtNtries" -> summary.said.put(Side.CREDITS, Said.read(xml));
                case "TtlDbtNtries" -> summary.said.put(Side.DEBITS, Said.read(xml));
                default -> {}
            }
        }
        return summary;
    }

    /**
     * Says where the entries are not those of the summary.
     *
     * @param page those of its own page
     * @param run those of all pages that belong together as far as they are in the file; a summary may be about them
     */
    void check(CamtTurnover page, CamtTurnover run, Findings findings) {
        sayWhatIsUnreadable(findings);
        for (CamtTurnover read : List.of(page, run)) {
            for (Counting counting : Counting.values()) {
                for (Unit unit : Unit.values()) {
                    if (differences(read, counting, unit).isEmpty()) {
                        explain(counting, unit, findings);
                        return;
                    }
                }
            }
        }
        var differences = new StringJoiner(", ");
        differences(page, Counting.BOOKED, Unit.ENTRIES).forEach(differences::add);
        findings.add(
                ReadingCode.CONTROL_TOTAL_WRONG,
                SAYS + "says " + differences + "; entries may be missing or wrong.",
                line);
    }

    private void explain(Counting counting, Unit unit, Findings findings) {
        var words = new StringJoiner(", and ");
        if (unit == Unit.PAYMENTS) {
            words.add("the payments within entries one by one");
        }
        if (!counting.words().isEmpty()) {
            words.add(counting.words());
        }
        if (words.length() > 0) {
            findings.add(ReadingCode.CONTROL_TOTAL_EXPLAINED, SAYS + "counts " + words + "; so it agrees.", line);
        }
    }

    private void sayWhatIsUnreadable(Findings findings) {
        if (said.values().stream().anyMatch(figures -> figures.isUnreadable)) {
            findings.add(
                    ReadingCode.CONTROL_TOTAL_EXPLAINED,
                    SAYS + "holds a figure that cannot be read and proves nothing.",
                    line);
        }
    }

    /** Each figure that is said and another one than was read. */
    private List<String> differences(CamtTurnover read, Counting counting, Unit unit) {
        var differences = new ArrayList<String>();
        said.forEach((side, figures) -> {
            var name = nameOf(side);
            var number = unit == Unit.ENTRIES ? read.entries(counting, side) : read.payments(counting, side);
            var sum = read.sum(counting, side);
            var net = read.net(counting);
            compare(differences, name, figures.number, number);
            if (side != Side.ALL || figures.sum == null || figures.sum.compareTo(net.abs()) != 0) {
                compare(differences, "as the sum of the " + name, figures.sum, sum);
            }
            if (side == Side.ALL) {
                compare(differences, "net", figures.net, figures.sign != 0 ? net : net.abs());
            }
        });
        return differences;
    }

    private static void compare(List<String> differences, String what, @Nullable BigDecimal said, BigDecimal read) {
        if (said != null && said.compareTo(read) != 0) {
            differences.add(said.toPlainString() + " " + what + " (read: " + read.toPlainString() + ")");
        }
    }

    private static String nameOf(Side side) {
        return switch (side) {
            case ALL -> "entries";
            case CREDITS -> "credits";
            case DEBITS -> "debits";
        };
    }

    private enum Unit {
        ENTRIES,
        PAYMENTS
    }

    /** The figures of one side; those that are left out or cannot be read are null. */
    private static final class Said {
        private @Nullable BigDecimal number;
        private @Nullable BigDecimal sum;
        private @Nullable BigDecimal net;
        private int sign;
        private boolean isUnreadable;

        private static Said read(XmlElements xml) throws IOException {
            var said = new Said();
            said.take(xml);
            if (said.net != null && said.sign < 0) {
                said.net = said.net.negate();
            }
            return said;
        }

        /** The net amount stands in an element of its own in later versions. */
        private void take(XmlElements xml) throws IOException {
            var depth = xml.depth();
            for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
                switch (name) {
                    case "NbOfNtries" -> number = figure(xml);
                    case "Sum" -> sum = figure(xml);
                    case "TtlNetNtryAmt", "Amt" -> net = figure(xml);
                    case "CdtDbtInd" -> sign = CamtValues.sign(xml.text());
                    case "TtlNetNtry" -> take(xml);
                    default -> {}
                }
            }
        }

        private @Nullable BigDecimal figure(XmlElements xml) throws IOException {
            var text = xml.text();
            var figure = CamtValues.decimal(text);
            isUnreadable |= figure == null && !text.isEmpty();
            return figure;
        }
    }
}
