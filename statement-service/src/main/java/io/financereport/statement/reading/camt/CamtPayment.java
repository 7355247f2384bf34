package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;

/** The texts of a {@code TxDtls}: what one payment within an entry says about itself. */
final class CamtPayment {
    private final CamtParties parties = new CamtParties();
    private final StringBuilder remittance = new StringBuilder();
    private final StringBuilder references = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder returned = new StringBuilder();
    private String additional = "";
    private String servicerReference = "";
    private String endToEndId = "";

    /** Takes one element of the payment, which was just opened. */
    void take(String name, XmlElements xml) throws IOException {
        switch (name) {
            case "Refs" -> readReferences(xml);
            case "RltdPties" -> parties.read(xml);
            case "RmtInf" -> readRemittance(xml);
            case "RtrInf" -> readReturn(xml);
            case "AddtlTxInf" -> additional = xml.text();
            default -> {}
        }
    }

    CamtParties parties() {
        return parties;
    }

    /** What it says of itself: what payer and payee told one another; where that is no sentence, the bank's words too. */
    String text() {
        return isOnlyReference() || purpose().isEmpty() ? joined(purpose(), additional) : purpose();
    }

    /** Whether payer and payee told one another nothing but references and what is added to them. */
    boolean isOnlyReference() {
        return remittance.isEmpty() && !purpose().isEmpty();
    }

    /** The free lines, then the structured references, then what is added to those in words. */
    private String purpose() {
        return joined(joined(remittance.toString(), references.toString()), words.toString());
    }

    /** In one line for a batch: the party of the role, what it says, and why it came back. */
    String told(String role) {
        var name = parties.name(role);
        var text = returned.isEmpty() ? text() : joined(text(), "Returned: " + returned);
        return name.isEmpty() || text.isEmpty() ? name + text : name + ", " + text;
    }

    /** Why it came back; empty when it did not. */
    String returned() {
        return returned.toString();
    }

    String servicerReference() {
        return servicerReference;
    }

    /** The payer's reference; empty when the payer gave none. */
    String endToEndId() {
        return endToEndId.replace(" ", "").equals("NOTPROVIDED") ? "" : endToEndId;
    }

    static String joined(String first, String second) {
        return second.isEmpty() || first.contains(second) ? first : (first + " " + second).strip();
    }

    private void readReferences(XmlElements xml) throws IOException {
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "AcctSvcrRef" -> servicerReference = xml.text();
                case "EndToEndId" -> endToEndId = xml.text();
                default -> {}
            }
        }
    }

    private void readRemittance(XmlElements xml) throws IOException {
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Ustrd" -> add(remittance, xml.text());
                case "Strd" -> readStructured(xml);
                default -> {}
            }
        }
    }

    /** The creditor's reference, else the number of the document that is paid; and what is added in words. */
    private void readStructured(XmlElements xml) throws IOException {
        var reference = "";
        var document = "";
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "CdtrRefInf" -> reference = within(xml, "Ref", "CdtrRef");
                case "RfrdDocInf" -> document = within(xml, "Nb", "RfrdDocNb");
                case "AddtlRmtInf" -> add(words, xml.text());
                default -> {}
            }
        }
        add(references, reference.isEmpty() ? document : reference);
    }

    private void readReturn(XmlElements xml) throws IOException {
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Rsn", "RtrRsn", "AddtlInf" -> add(returned, xml.text());
                default -> {}
            }
        }
    }

    /** The text of the element of either name, of which the second one is version 1's. */
    private static String within(XmlElements xml, String wanted, String before) throws IOException {
        var found = "";
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            found = name.equals(wanted) || name.equals(before) ? xml.text() : found;
        }
        return found;
    }

    /** Adds a text while there is room for it in a description. */
    private static void add(StringBuilder texts, String text) {
        if (!text.isEmpty() && texts.length() < Texts.LENGTH_MAX) {
            texts.append(texts.isEmpty() ? "" : " ").append(text);
        }
    }
}
