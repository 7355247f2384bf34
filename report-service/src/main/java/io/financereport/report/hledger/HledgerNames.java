package io.financereport.report.hledger;

import io.financereport.report.ledger.Account;
import io.financereport.report.ledger.AccountId;
import io.financereport.report.ledger.AccountType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each account is called in an hledger journal: its type, a colon, its name without what hledger would read as something
 * else. Accounts that would share a name carry their id too, so that a name says one account.
 */
public final class HledgerNames {
    private final Map<AccountId, String> names = new HashMap<>();

    public HledgerNames(Collection<Account> accounts) {
        var byName = new TreeMap<String, Account>();
        var shared = new HashMap<String, Integer>();
        for (Account account : accounts) {
            shared.merge(plain(account), 1, Integer::sum);
        }
        for (Account account : accounts) {
            var name = plain(account);
            var unique = shared.getOrDefault(name, 0) > 1 ? name + " " + account.id() : name;
            // A name that somebody typed may itself end in an id.
            while (byName.putIfAbsent(unique, account) != null) {
                unique += " " + account.id();
            }
            names.put(account.id(), unique);
        }
    }

    /** The account's name; one that has not arrived yet is called by its id. */
    String of(AccountId account) {
        return names.getOrDefault(account, "unknown:" + account);
    }

    static String type(Account account) {
        return switch (account.type()) {
            case ASSET -> account.purpose() == Account.Purpose.CASH ? "C" : "A";
            case LIABILITY -> "L";
            case EQUITY -> "E";
            case INCOME -> "R";
            case EXPENSE -> "X";
        };
    }

    private static String plain(Account account) {
        // A colon would begin a sub-account; hledger 1.25 takes {3} for a repetition and leaves the account out of its
        // statements.
        var name = HledgerText.oneLine(account.name())
                .replace(':', '-')
                .replace('{', '(')
                .replace('}', ')');
        return root(account.type()) + ":" + (name.isEmpty() ? account.id().toString() : name);
    }

    private static String root(AccountType type) {
        return switch (type) {
            case ASSET -> "assets";
            case LIABILITY -> "liabilities";
            case EQUITY -> "equity";
            case INCOME -> "income";
            case EXPENSE -> "expenses";
        };
    }
}
