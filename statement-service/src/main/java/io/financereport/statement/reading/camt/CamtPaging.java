package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;

/**
 * Which page of a statement or message it is.
 *
 * @param page counted from 1; 0 when nothing is said
 * @param isLast whether no page follows
 */
record CamtPaging(int page, boolean isLast) {
    static final CamtPaging UNSAID = new CamtPaging(0, true);
    private static final int DIGITS_MAX = 6;

    /** Reads a {@code MsgPgntn}, {@code StmtPgntn} and the like. */
    static CamtPaging read(XmlElements xml) throws IOException {
        var page = 0;
        var isLast = true;
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "PgNb" -> {
                    var text = xml.text();
                    var isNumber = !text.isEmpty()
                            && text.length() <= DIGITS_MAX
                            && text.chars().allMatch(c -> c >= '0' && c <= '9');
                    page = isNumber ? Integer.parseInt(text) : 0;
                }
                case "LastPgInd" -> isLast = CamtValues.isTrue(xml.text());
                default -> {}
            }
        }
        return new CamtPaging(page, isLast);
    }

    boolean isFirst() {
        return page <= 1;
    }
}
