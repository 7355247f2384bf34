package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.ReadFile;

/** Parts of CAMT messages, for tests to put together. */
final class Camt {
    static final String ACCOUNT = "<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>\n";

    private Camt() {}

    static ReadFile read(String file) {
        return ReadFile.text(file);
    }

    /** A camt.053 with one statement of the account. */
    static String statement(String content) {
        return document("camt.053.001.08", "BkToCstmrStmt", "<Stmt>\n<Id>S1</Id>\n" + ACCOUNT + content + "</Stmt>\n");
    }

    static String document(String message, String root, String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:" + message
                + "\">\n<" + root + ">\n" + content + "</" + root + ">\n</Document>\n";
    }

    static String balance(String type, String amount, String on) {
        var sign = amount.startsWith("-") ? "DBIT" : "CRDT";
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount.replace("-", "")
                + "</Amt><CdtDbtInd>" + sign + "</CdtDbtInd><Dt><Dt>" + on + "</Dt></Dt></Bal>\n";
    }

    /** A booked entry of 12 January 2026. */
    static String entry(String amount, String more) {
        var sign = amount.startsWith("-") ? "DBIT" : "CRDT";
        return entryOf(
                "<Amt Ccy=\"EUR\">" + amount.replace("-", "") + "</Amt><CdtDbtInd>" + sign + "</CdtDbtInd>",
                "<Sts><Cd>BOOK</Cd></Sts>",
                more);
    }

    static String entryOf(String amount, String status, String more) {
        return "<Ntry>" + amount + status + "<BookgDt><Dt>2026-01-12</Dt></BookgDt>" + more + "</Ntry>\n";
    }

    static String payment(String content) {
        return "<NtryDtls><TxDtls>" + content + "</TxDtls></NtryDtls>";
    }
}
