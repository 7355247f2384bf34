package io.financereport.statement.account;

import io.financereport.statement.account.AccountClaim.CurrencySaidBy;
import io.financereport.statement.account.Identification.Found;
import io.financereport.statement.account.Identification.Needed;
import io.financereport.statement.account.Identification.NotHeardOf;
import io.financereport.statement.reading.AccountKind;
import io.financereport.streams.Outbox;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bank accounts of a workspace. All calls belong into its transaction. */
@Singleton
public final class BankAccounts {
    private static final String INSERT = """
        INSERT INTO bank_account (workspace_id, id, institution, identifier, currency, kind, name, found_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (workspace_id, id) DO NOTHING
        """;
    private static final String BY_IDENTIFIER = """
        SELECT id, name, identifier, currency FROM bank_account
        WHERE workspace_id = ? AND identifier = ?
          AND (institution IS NULL OR ?::text IS NULL OR lower(institution) = lower(?))
        ORDER BY id
        """;
    private static final String BY_INSTITUTION = """
        SELECT id, name, identifier, currency FROM bank_account
        WHERE workspace_id = ? AND lower(institution) = lower(?)
        ORDER BY id
        """;

    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;

    BankAccounts(Sql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Finds the account that the claim means, and makes it when the claim names one that was not met before. */
    public Identification identify(WorkspaceId workspace, AccountClaim claim) {
        if (claim.accountId() != null) {
            return byId(workspace, claim.accountId(), claim);
        } else if (claim.identifier() != null) {
            return byIdentifier(workspace, claim.identifier(), claim);
        } else if (claim.institution() != null) {
            return byInstitution(workspace, claim.institution(), claim);
        } else {
            return new Needed("The file does not name its account; say which one it is.");
        }
    }

    /** The currency of an account that is known by either name; empty for an unknown one. */
    public Optional<Currency> findCurrency(WorkspaceId workspace, UUID account) {
        return sql.find(
                        "SELECT currency FROM bank_account WHERE workspace_id = ? AND id = ?",
                        row -> row.currency("currency"),
                        workspace.value(),
                        account)
                .or(() -> known(workspace, account).flatMap(known -> Optional.ofNullable(known.currency())));
    }

    /** What all of these accounts are; empty where one is neither asset nor debt, or they are not all the same, or there is none. */
    public Optional<AccountKind> findKind(WorkspaceId workspace, Collection<UUID> accounts) {
        var kinds = accounts.stream().map(account -> kind(workspace, account)).collect(Collectors.toSet());
        return kinds.size() == 1 ? kinds.iterator().next() : Optional.empty();
    }

    /** The ledger's word goes before that of the file that named the account first. */
    private Optional<AccountKind> kind(WorkspaceId workspace, UUID account) {
        return known(workspace, account)
                .map(Known::type)
                .or(() -> sql.find(
                        "SELECT kind FROM bank_account WHERE workspace_id = ? AND id = ?",
                        row -> row.text("kind"),
                        workspace.value(),
                        account))
                .flatMap(BankAccounts::kindOf);
    }

    private static Optional<AccountKind> kindOf(String wire) {
        return Stream.of(AccountKind.values())
                .filter(kind -> wire(kind).equals(wire))
                .findFirst();
    }

    /** Whether a file named the account before, or another service opened it. */
    public boolean isHeardOf(WorkspaceId workspace, UUID account) {
        return isMet(workspace, account) || known(workspace, account).isPresent();
    }

    /** Waits until no other transaction approves statements of these accounts. Always in the order of their ids. */
    public void lock(WorkspaceId workspace, Collection<UUID> accounts) {
        for (UUID account : accounts.stream().sorted().toList()) {
            sql.list(
                    "SELECT id FROM bank_account WHERE workspace_id = ? AND id = ? FOR UPDATE",
                    row -> row.uuid("id"),
                    workspace.value(),
                    account);
        }
    }

    private Identification byId(WorkspaceId workspace, UUID account, AccountClaim claim) {
        var currency = findCurrency(workspace, account);
        if (currency.isPresent() && !currency.get().equals(claim.currency())) {
            return new Needed("The file is in " + claim.currency() + " and the chosen account in " + currency.get()
                    + "; choose an account in " + claim.currency() + ".");
        }
        if (isMet(workspace, account)) {
            return new Found(new BankAccountId(account));
        }
        var known = known(workspace, account);
        if (known.isEmpty()) {
            return new NotHeardOf();
        }
        var kind = known.get().type();
        if (!kind.equals("asset") && !kind.equals("liability")) {
            return new Needed(
                    "The chosen account is neither an asset nor a liability; choose a bank account or a card.");
        }
        insert(workspace, account, claim, kind, known.get().name());
        return new Found(new BankAccountId(account));
    }

    private boolean isMet(WorkspaceId workspace, UUID account) {
        return sql.find(
                        "SELECT id FROM bank_account WHERE workspace_id = ? AND id = ?",
                        row -> row.uuid("id"),
                        workspace.value(),
                        account)
                .isPresent();
    }

    private Identification byIdentifier(WorkspaceId workspace, String identifier, AccountClaim claim) {
        var institution = claim.institution();
        var met = sql.list(BY_IDENTIFIER, Met::of, workspace.value(), identifier, institution, institution);
        return oneOf(workspace, met, claim);
    }

    private Identification byInstitution(WorkspaceId workspace, String institution, AccountClaim claim) {
        return oneOf(workspace, metAt(workspace, institution), claim);
    }

    private Identification oneOf(WorkspaceId workspace, List<Met> met, AccountClaim claim) {
        var found =
                met.stream().filter(account -> account.isIn(claim.currency())).toList();
        if (found.isEmpty() && !met.isEmpty() && claim.currencySaidBy() == CurrencySaidBy.NOBODY) {
            return new Needed("Nothing says the currency of the file, and "
                    + met.getFirst().name() + " is in " + met.getFirst().currency()
                    + "; say the currency or the account.");
        }
        return switch (found.size()) {
            case 0 -> new Found(make(workspace, claim), remarkOnNew(workspace, claim));
            case 1 -> new Found(found.getFirst().id(), remarkOnMet(found.getFirst(), claim));
            default ->
                new Needed("Several accounts in " + claim.currency() + " fit what the file says; say which one it is.");
        };
    }

    /** The only account of its bank may still be another one than the file is about. */
    private static @Nullable String remarkOnMet(Met met, AccountClaim claim) {
        return claim.identifier() != null || met.identifier() == null
                ? null
                : "The file does not name its account; it is taken for " + met.name() + ", the only one in "
                        + claim.currency() + " there.";
    }

    /** An account that was met without its number may be this one. */
    private @Nullable String remarkOnNew(WorkspaceId workspace, AccountClaim claim) {
        var institution = claim.institution();
        if (institution == null || claim.identifier() == null) {
            return null;
        }
        return metAt(workspace, institution).stream()
                .filter(account -> account.isIn(claim.currency()) && account.identifier() == null)
                .findFirst()
                .map(nameless -> "The account is taken for another one than " + nameless.name()
                        + ", whose files did not name it.")
                .orElse(null);
    }

    private List<Met> metAt(WorkspaceId workspace, String institution) {
        return sql.list(BY_INSTITUTION, Met::of, workspace.value(), institution);
    }

    private BankAccountId make(WorkspaceId workspace, AccountClaim claim) {
        var account = BankAccountId.of(workspace, claim.institution(), claim.identifier(), claim.currency());
        var kind = wire(claim.kind());
        var name = AccountNames.name(claim.institution(), claim.identifier(), claim.currency());
        if (insert(workspace, account.value(), claim, kind, name)) {
            outbox.append(
                    workspace,
                    BankAccountFound.TYPE,
                    account.toString(),
                    1,
                    new BankAccountFound(
                            account.value(),
                            name,
                            claim.institution(),
                            AccountNames.masked(claim.identifier()),
                            claim.currency().getCurrencyCode(),
                            kind));
        }
        return account;
    }

    private boolean insert(WorkspaceId workspace, UUID account, AccountClaim claim, String kind, String name) {
        return sql.update(
                        INSERT,
                        workspace.value(),
                        account,
                        claim.institution(),
                        claim.identifier(),
                        claim.currency(),
                        kind,
                        name,
                        clock.instant())
                == 1;
    }

    private Optional<Known> known(WorkspaceId workspace, UUID account) {
        return sql.find(
                "SELECT name, type, currency FROM known_account WHERE workspace_id = ? AND id = ?",
                row -> new Known(row.text("name"), row.text("type"), row.findCurrency("currency")),
                workspace.value(),
                account);
    }

    private static String wire(AccountKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** An account that files were about before. */
    private record Met(
            BankAccountId id, String name, @Nullable String identifier, Currency currency) {
        static Met of(Cells row) {
            return new Met(
                    new BankAccountId(row.uuid("id")),
                    row.text("name"),
                    row.findText("identifier"),
                    row.currency("currency"));
        }

        boolean isIn(Currency other) {
            return currency.equals(other);
        }
    }

    /** A ledger account as another service told of it. */
    private record Known(String name, String type, @Nullable Currency currency) {}
}
