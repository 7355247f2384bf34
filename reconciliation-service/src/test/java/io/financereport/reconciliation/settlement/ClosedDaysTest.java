package io.financereport.reconciliation.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.account.AccountType;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.matching.Leg;
import io.financereport.reconciliation.matching.ScoreParts;
import io.financereport.reconciliation.matching.Transfer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which decisions are left where some days are closed, whatever order the transactions came in. */
class ClosedDaysTest {
    private static final LocalDate CLOSED = LocalDate.parse("2026-01-31");
    private static final ClosedDays DAYS = new ClosedDays(CLOSED);
    private static final ScoreParts CERTAIN = new ScoreParts(100, 100, 100, 100, 100);

    @Test
    void a_transfer_on_open_days_is_made_and_neither_leg_stands_alone() {
        var out = candidate("2026-02-01", "-5.00", null);
        var in = candidate("2026-02-02", "5.00", null);

        var spared = spared(List.of(transfer(out, in)), out, in);

        assertThat(spared.transfers()).hasSize(1);
        assertThat(spared.alone()).isEmpty();
        assertThat(spared.held()).isEmpty();
    }

    @Test
    void a_transfer_with_a_leg_on_closed_days_is_not_made_and_that_leg_waits() {
        var out = candidate("2026-01-31", "-5.00", null);
        var in = candidate("2026-02-01", "5.00", null);

        var spared = spared(List.of(transfer(out, in)), out, in);

        assertThat(spared.transfers()).isEmpty();
        assertThat(spared.alone()).containsExactly(in);
        assertThat(spared.held()).containsExactly(Map.entry(out.leg().id(), How.PERIOD));
    }

    @Test
    void what_is_posted_provisionally_on_closed_days_stays_so_and_nothing_is_posted_for_zero() {
        var posted = candidate("2026-01-31", "-5.00", new Candidate.Standing(State.PROVISIONAL, How.UNCATEGORISED));
        var zero = candidate("2026-01-31", "0.00", null);

        var spared = spared(List.of(), posted, zero);

        assertThat(spared.alone()).containsExactly(zero);
        assertThat(spared.held()).isEmpty();
    }

    private static Settling.Decisions spared(List<Settling.AcceptedTransfer> transfers, Candidate... seeds) {
        var decisions = new Settling.Decisions(List.of(), transfers, List.of(), Map.of(), List.of());
        return DAYS.spared(
                decisions,
                List.of(seeds),
                Stream.of(seeds)
                        .collect(Collectors.toMap(candidate -> candidate.leg().id(), Function.identity())));
    }

    private static Settling.AcceptedTransfer transfer(Candidate out, Candidate in) {
        var transfer = new Transfer(out.leg(), in.leg());
        return new Settling.AcceptedTransfer(
                transfer, new Proposal(Proposal.Kind.TRANSFER, transfer.pair(), CERTAIN, 100, null));
    }

    private static Candidate candidate(String bookedOn, String amount, Candidate.@Nullable Standing standing) {
        var leg = new Leg(
                new TransactionId(UUID.randomUUID()),
                new AccountId(UUID.randomUUID()),
                "Bank",
                LocalDate.parse(bookedOn),
                Money.of(amount, "SGD"),
                "TEA");
        var entry = standing == null ? null : new EntryId(UUID.randomUUID());
        return new Candidate(leg, AccountType.ASSET, "TEA", standing, entry);
    }
}
