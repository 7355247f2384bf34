package io.financereport.reconciliation;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An approved statement as statement-service would tell it. Immutable; every default is valid. */
public record TestStatement(
        UUID id,
        UUID account,
        String currency,
        LocalDate from,
        LocalDate to,
        @Nullable Money opening,
        @Nullable Money difference,
        List<Line> lines) {
    /** A new transaction. */
    public record Line(UUID id, LocalDate bookedOn, Money amount, String description) {}

    public static TestStatement of(UUID account, String from, String to) {
        return new TestStatement(
                UUID.randomUUID(), account, "SGD", LocalDate.parse(from), LocalDate.parse(to), null, null, List.of());
    }

    public TestStatement opening(String amount) {
        return new TestStatement(id, account, currency, from, to, Money.of(amount, currency), difference, lines);
    }

    public TestStatement difference(String amount) {
        return new TestStatement(id, account, currency, from, to, opening, Money.of(amount, currency), lines);
    }

    public TestStatement line(String bookedOn, String amount, String description) {
        return line(new Line(UUID.randomUUID(), LocalDate.parse(bookedOn), Money.of(amount, currency), description));
    }

    public TestStatement line(Line line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new TestStatement(id, account, currency, from, to, opening, difference, List.copyOf(more));
    }

    public UUID transaction(int index) {
        return lines.get(index).id();
    }

    /** The data of its events, with so many rows each. */
    public List<String> batches(int rowsMax) {
        var count = Math.max(1, (lines.size() + rowsMax - 1) / rowsMax);
        var batches = new ArrayList<String>();
        for (int batch = 1; batch <= count; batch++) {
            var part = lines.subList(
                    Math.min(lines.size(), (batch - 1) * rowsMax), Math.min(lines.size(), batch * rowsMax));
            batches.add(batch(batch, count, part));
        }
        return List.copyOf(batches);
    }

    /** The data of the events that take it back, with so many transactions each. */
    public List<String> revert(Map<UUID, UUID> keptBy, int transactionsMax) {
        var count = Math.max(1, (lines.size() + transactionsMax - 1) / transactionsMax);
        var batches = new ArrayList<String>();
        for (int batch = 1; batch <= count; batch++) {
            var sighted =
                    lines
                            .subList((batch - 1) * transactionsMax, Math.min(lines.size(), batch * transactionsMax))
                            .stream()
                            .map(line -> {
                                var keeper = keptBy.get(line.id());
                                return "{\"transactionId\":\"%s\",\"keptBy\":%s}"
                                        .formatted(line.id(), keeper == null ? "null" : "\"" + keeper + "\"");
                            })
                            .toList();
            batches.add("{\"statementId\":\"%s\",\"version\":2,\"batch\":%d,\"batches\":%d,\"transactions\":[%s]}"
                    .formatted(id, batch, count, String.join(",", sighted)));
        }
        return List.copyOf(batches);
    }

    private String batch(int number, int count, List<Line> part) {
        return """
            {"statementId":"%s","version":1,"batch":%d,"batches":%d,
             "coverages":[{"accountId":"%s","currency":"%s","from":"%s","to":"%s","openingBalance":%s,"closingBalance":null,
                           "openingKnown":%s,"proof":"%s","difference":%s}],
             "rows":[%s]}
            """.formatted(
                        id,
                        number,
                        count,
                        account,
                        currency,
                        from,
                        to,
                        json(opening),
                        opening != null,
                        difference == null ? "proven" : "contradicted",
                        json(difference),
                        String.join(",", part.stream().map(this::row).toList()));
    }

    private String row(Line line) {
        return """
            {"transactionId":"%s","accountId":"%s","bookedOn":"%s","valueOn":null,"amount":%s,"description":"%s",
             "counterparty":null,"reference":null}
            """.formatted(line.id(), account, line.bookedOn(), json(line.amount()), line.description());
    }

    private static String json(@Nullable Money money) {
        return money == null
                ? "null"
                : "{\"amount\":\"%s\",\"currency\":\"%s\"}"
                        .formatted(money.amount().toPlainString(), money.currency());
    }
}
