package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Who pays whom: the {@code RltdPties} of a payment. */
final class CamtParties {
    private final Map<String, String> names = new HashMap<>();

    void read(XmlElements xml) throws IOException {
        var depth = xml.depth();
        for (var role = xml.nextIn(depth); role != null; role = xml.nextIn(depth)) {
            switch (role) {
                case "Dbtr", "UltmtDbtr", "Cdtr", "UltmtCdtr" -> put(role, name(xml));
                case "DbtrAcct", "CdtrAcct" -> readAccount(role, xml);
                default -> {}
            }
        }
    }

    /** The debtor or creditor: its name, else the one it acts for, else its account. Empty when nothing is said. */
    String name(String role) {
        for (String key : new String[] {role, "Ultmt" + role, role + "AcctName", role + "Acct"}) {
            var name = names.get(key);
            if (name != null) {
                return name;
            }
        }
        return "";
    }

    /** The name stands in the party itself before version 8, and within {@code Pty} or {@code Agt} since. */
    private static String name(XmlElements xml) throws IOException {
        var found = "";
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Nm" -> found = xml.text();
                case "Pty", "Agt", "FinInstnId" -> {
                    var within = name(xml);
                    found = found.isEmpty() ? within : found;
                }
                default -> {}
            }
        }
        return found;
    }

    private void readAccount(String role, XmlElements xml) throws IOException {
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Id" -> put(role, CamtAccount.identifier(xml));
                case "Nm" -> put(role + "Name", xml.text());
                default -> {}
            }
        }
    }

    private void put(String role, String name) {
        if (!name.isEmpty() && !name.equals("NOTPROVIDED")) {
            names.putIfAbsent(role, name);
        }
    }
}
