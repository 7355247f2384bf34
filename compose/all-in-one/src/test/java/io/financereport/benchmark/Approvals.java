package io.financereport.benchmark;

import io.financereport.acceptance.BankFile;
import io.financereport.acceptance.Client;
import io.financereport.test.Await;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;

/** Statements of 1 000 rows each, of an account of its own and without balances, so that they wait for a person; and that person. */
final class Approvals {
    private static final int ROWS = 1_000;
    private static final Duration MAX = Duration.ofMinutes(5);
    private static final String BALANCE_SHEET = "/api/reports/balance-sheet?asOf=2025-12-31";

    private final Client client;
    private BigDecimal total = BigDecimal.ZERO;
    private int number;

    Approvals(Client client) {
        this.client = client;
        client.register();
    }

    /** How long from asking for the approval until the balance sheet shows all rows of one more statement. */
    Duration measure() {
        var statement = "/api/statements/" + uploadForReview();

        var begun = System.nanoTime();
        var approved = client.post(statement + "/approve", "{}");
        if (approved.status() != 200) {
            throw new IllegalStateException("approve answered " + approved);
        }
        Await.until(MAX, () -> amount().compareTo(total) == 0);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private String uploadForReview() {
        var rows = new StringBuilder("Date,Description,Amount\n");
        for (var at = 0; at < ROWS; at++) {
            var amount = BigDecimal.valueOf(number * 1_000_000L + at + 1, 2);
            total = total.add(amount);
            rows.append("%s,PAYMENT %d,%s%n".formatted(LocalDate.of(2025, 1, 1).plusDays(at % 360), at, amount));
        }
        var name = "Bank " + ++number;
        var uploaded = client.upload(new BankFile(name + ".csv", rows.toString(), name));
        var id = uploaded.body().path("id").asText();
        Await.until(MAX, () -> status(id).equals("review"));
        return id;
    }

    private String status(String id) {
        return client.read("/api/statements/" + id).path("status").asText();
    }

    private BigDecimal amount() {
        return new BigDecimal(client.read(BALANCE_SHEET)
                .path("assets")
                .path("total")
                .path("amount")
                .asText("0"));
    }
}
