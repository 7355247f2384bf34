package io.financereport.statement.reading.journal;

import java.math.BigDecimal;

/**
 * So much of something.
 *
 * @param commodity as written, without quotes; empty when only the number is there
 */
record Quantity(BigDecimal number, String commodity) {
    Quantity times(Quantity price) {
        return new Quantity(number.multiply(price.number), price.commodity);
    }
}
