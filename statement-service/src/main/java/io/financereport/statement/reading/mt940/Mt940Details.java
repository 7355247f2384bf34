package io.financereport.statement.reading.mt940;

import io.financereport.statement.reading.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the details of a row say, whichever way the bank writes them.
 *
 * @param kind the bank's words for what it is, such as standing order
 * @param purpose what payer and payee told one another
 * @param name of the other party
 * @param iban of the other party, or its number
 * @param reference the payer's, end to end
 */
record Mt940Details(String kind, String purpose, String name, String iban, String reference) {
    /** A line of this length was full, so that a word may go on in the next one. */
    private static final int LINE_CHARACTERS = 65;

    /** Codes that say that there is no reference, or that it stands elsewhere. */
    private static final Set<String> NO_REFERENCE =
            Set.of("", "NONREF", "NOTPROVIDED", "NOT PROVIDED", "EREF", "KREF", "KREF+", "EREF+", "MARF", "PREF");

    /** Of the lines of one {@code :86:}, the first without its tag. */
    static Mt940Details of(List<String> lines) {
        var unbroken = String.join("", lines).strip();
        var sign = Mt940Subfields.sign(unbroken);
        if (sign != 0) {
            return Mt940Subfields.of(unbroken, sign);
        }
        var text = joined(lines);
        return Mt940Codes.areIn(text) ? Mt940Codes.of(text) : new Mt940Details("", text, "", "", "");
    }

    /** Of the lines of a {@code :NS:}: two digits that say what a line is, then text. */
    static Mt940Details ofNumberedLines(List<String> lines) {
        var parts = new Mt940Subfields.Parts();
        for (String line : lines) {
            if (Mt940Values.hasDigits(line, 0, 2)) {
                parts.addNumberedLine(Mt940Values.two(line, 0), line.substring(2));
            }
        }
        return parts.details();
    }

    /** One line of text for a person. */
    String description(Mt940Entry entry) {
        Set<String> texts = new LinkedHashSet<>();
        for (String text : new String[] {kind, purpose, iban}) {
            addNew(texts, text);
        }
        addNew(texts, entry.details());
        if (texts.isEmpty()) {
            addNew(texts, name);
            addNew(texts, entry.type());
        }
        return Texts.clean(String.join(" ", texts));
    }

    @Nullable
    String counterparty() {
        return Texts.cleanOrNull(name.isEmpty() ? iban : name);
    }

    /** The payer's reference, else the customer's, else the bank's. */
    @Nullable
    String reference(Mt940Entry entry) {
        for (String written : new String[] {reference, entry.customerReference(), entry.bankReference()}) {
            var text = Texts.clean(written);
            if (!NO_REFERENCE.contains(text)) {
                return text;
            }
        }
        return null;
    }

    private static void addNew(Set<String> texts, String text) {
        var clean = Texts.clean(text);
        if (!clean.isEmpty() && texts.stream().noneMatch(known -> known.contains(clean))) {
            texts.add(clean);
        }
    }

    private static String joined(List<String> lines) {
        var text = new StringBuilder();
        var full = true;
        for (String line : lines) {
            text.append(full ? "" : " ").append(line);
            full = line.length() >= LINE_CHARACTERS;
        }
        return text.toString().strip();
    }

    /** Several texts of one row count as one. */
    static Mt940Details ofAll(List<Mt940Details> all) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        var kind = new ArrayList<String>();
        var purpose = new ArrayList<String>();
        var name = "";
        var iban = "";
        var reference = "";
        for (Mt940Details details : all) {
            kind.add(details.kind);
            purpose.add(details.purpose);
            name = name.isEmpty() ? details.name : name;
            iban = iban.isEmpty() ? details.iban : iban;
            reference = reference.isEmpty() ? details.reference : reference;
        }
        return new Mt940Details(
                String.join(" ", kind).strip(), String.join(" ", purpose).strip(), name, iban, reference);
    }
}
