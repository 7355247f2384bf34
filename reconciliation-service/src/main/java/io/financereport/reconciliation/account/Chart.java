package io.financereport.reconciliation.account;

import static io.financereport.reconciliation.account.AccountType.EQUITY;
import static io.financereport.reconciliation.account.AccountType.EXPENSE;
import static io.financereport.reconciliation.account.AccountType.INCOME;

import io.financereport.tenancy.Uuids;
import io.financereport.tenancy.WorkspaceId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** The accounts that every workspace begins with. Their ids follow from the workspace, so opening them twice is the same. */
final class Chart {
    private static final List<String> INCOMES =
            List.of("Salary", "Interest", "Investment income", "Refunds", "Other income");
    private static final List<String> EXPENSES = List.of(
            "Dining",
            "Groceries",
            "Transport",
            "Housing",
            "Utilities",
            "Shopping",
            "Healthcare",
            "Entertainment",
            "Travel",
            "Education",
            "Insurance",
            "Fees",
            "Other expense");
    private static final int CODE_STEP = 10;

    private Chart() {}

    static List<Account> defaultsOf(WorkspaceId workspace) {
        var accounts = new ArrayList<Account>();
        addCategories(accounts, workspace, INCOME, INCOMES);
        addCategories(accounts, workspace, EXPENSE, EXPENSES);
        accounts.add(system(workspace, SystemRole.OPENING_BALANCE_EQUITY, "3900", "Opening balance equity", EQUITY));
        accounts.add(system(
                workspace, SystemRole.UNEXPLAINED_BANK_DIFFERENCES, "3910", "Unexplained bank differences", EQUITY));
        accounts.add(system(workspace, SystemRole.CURRENCY_EXCHANGE, "3920", "Currency exchange", EQUITY));
        accounts.add(system(workspace, SystemRole.UNCATEGORISED_INCOME, "4900", "Uncategorised income", INCOME));
        accounts.add(system(workspace, SystemRole.UNCATEGORISED_EXPENSE, "5900", "Uncategorised expense", EXPENSE));
        return List.copyOf(accounts);
    }

    static Account transfersInTransit(WorkspaceId workspace, Currency currency) {
        return new Account(
                idOf(workspace, SystemRole.TRANSFERS_IN_TRANSIT.wire() + "/" + currency),
                "1900-" + currency,
                "Transfers in transit " + currency,
                AccountType.ASSET,
                currency,
                true,
                CashFlow.NONE,
                SystemRole.TRANSFERS_IN_TRANSIT,
                false);
    }

    static AccountId idOf(WorkspaceId workspace, SystemRole role) {
        return idOf(workspace, role.wire());
    }

    private static void addCategories(
            List<Account> accounts, WorkspaceId workspace, AccountType type, List<String> names) {
        var code = type.firstCode();
        for (var name : names) {
            code += CODE_STEP;
            accounts.add(new Account(
                    idOf(workspace, type.wire() + "/" + name),
                    Integer.toString(code),
                    name,
                    type,
                    null,
                    false,
                    CashFlow.OPERATING,
                    null,
                    false));
        }
    }

    private static Account system(WorkspaceId workspace, SystemRole role, String code, String name, AccountType type) {
        var cashFlow = type == EQUITY ? CashFlow.NONE : CashFlow.OPERATING;
        return new Account(idOf(workspace, role), code, name, type, null, false, cashFlow, role, false);
    }

    private static AccountId idOf(WorkspaceId workspace, String name) {
        return new AccountId(Uuids.v5(workspace.value(), "account/" + name));
    }
}
