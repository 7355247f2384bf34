package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * The charges that an entry or a payment says are in its amount. Others are entries of their own, and none of them posts:
 * they only explain why payments do not sum to their entry.
 */
final class CamtCharges {
    private BigDecimal included = BigDecimal.ZERO;

    /** Reads a {@code Chrgs}: with {@code Rcrd} since version 3, one charge by itself before. */
    void read(XmlElements xml) throws IOException {
        BigDecimal amount = null;
        var sign = -1;
        var isIncluded = true;
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Rcrd" -> read(xml);
                case "Amt" -> amount = CamtValues.decimal(xml.text());
                case "CdtDbtInd" -> sign = xml.text().equals("CRDT") ? 1 : -1;
                case "ChrgInclInd" -> isIncluded = CamtValues.isTrue(xml.text());
                default -> {}
            }
        }
        if (amount != null && isIncluded) {
            included = included.add(CamtValues.signed(amount, sign));
        }
    }

    /** Their sum; minus is what the account pays. */
    BigDecimal included() {
        return included;
    }
}
