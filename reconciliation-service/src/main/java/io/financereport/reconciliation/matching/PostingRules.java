package io.financereport.reconciliation.matching;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.account.AccountType;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.EntryKind;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.journal.NewPosting;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Which entries a transaction, or a transfer, becomes (accounting.md 4 and 6). */
public final class PostingRules {
    private PostingRules() {}

    /** Where what nobody has categorised goes. */
    public record Uncategorised(AccountId income, AccountId expense) {
        /** A refund on a card credits expense: money into a card account is never income. */
        AccountId counterOf(AccountType type, Money amount) {
            return type == AccountType.ASSET && amount.signum() > 0 ? income : expense;
        }
    }

    public static NewEntry provisional(
            EntryId id, Leg leg, AccountType type, Uncategorised uncategorised, String memo) {
        return new NewEntry(
                id,
                leg.bookedOn(),
                memo,
                EntryKind.BANK,
                NewEntry.Origin.of(leg.id()),
                List.of(
                        new NewPosting(leg.account(), leg.amount()),
                        new NewPosting(
                                uncategorised.counterOf(type, leg.amount()),
                                leg.amount().negated())));
    }

    /**
     * One entry when both legs are booked on one day; otherwise one per leg, each at its bank date, through
     * the transit account, which is opened only then.
     */
    public static List<NewEntry> transfer(
            Transfer transfer, UUID transferId, Supplier<AccountId> transit, String memo, Supplier<EntryId> ids) {
        var outgoing = transfer.outgoing();
        var incoming = transfer.incoming();
        if (transfer.isSameDay()) {
            return List.of(new NewEntry(
                    ids.get(),
                    outgoing.bookedOn(),
                    memo,
                    EntryKind.TRANSFER,
                    NewEntry.Origin.ofTransfer(transferId, outgoing.id(), incoming.id()),
                    List.of(
                            new NewPosting(incoming.account(), incoming.amount()),
                            new NewPosting(outgoing.account(), outgoing.amount()))));
        } else {
            return List.of(
                    leg(outgoing, transferId, transit.get(), memo, ids.get()),
                    leg(incoming, transferId, transit.get(), memo, ids.get()));
        }
    }

    private static NewEntry leg(Leg leg, UUID transferId, AccountId transit, String memo, EntryId id) {
        return new NewEntry(
                id,
                leg.bookedOn(),
                memo,
                EntryKind.TRANSFER,
                NewEntry.Origin.ofTransfer(transferId, leg.id()),
                List.of(
                        new NewPosting(leg.account(), leg.amount()),
                        new NewPosting(transit, leg.amount().negated())));
    }
}
