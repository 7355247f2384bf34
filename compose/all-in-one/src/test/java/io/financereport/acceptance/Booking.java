package io.financereport.acceptance;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One event on a bank account, as the bank knows it. */
record Booking(LocalDate date, String description, BigDecimal amount) {
    Booking(LocalDate date, String description, String amount) {
        this(date, description, new BigDecimal(amount));
    }
}
