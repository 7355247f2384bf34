package io.financereport.statement.reading.qif;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a file its records stand: which list, and of which account. */
final class QifSections {
    private static final int ACCOUNTS_MAX = 1_000;
    /** Some programs translate the names of lists and types. */
    private static final Pattern ACCOUNT = Pattern.compile("(?:ACCOUNT|KONTO|COMPTE|CUENTA|CONTO)\\b.*");

    private static final Pattern TYPE = Pattern.compile("(?:TYPE?|TIPO):(.*)");
    private static final String OPTION = "OPTION:";
    private static final Map<String, DateOrder> ORDERS =
            Map.of("MDY", DateOrder.MONTH_DAY_YEAR, "DMY", DateOrder.DAY_MONTH_YEAR, "YMD", DateOrder.YEAR_MONTH_DAY);
    private static final Set<String> ASSETS = Set.of(
            "BANK",
            "CASH",
            "OTH A",
            "BANQUE",
            "BANCO",
            "BANCA",
            "GIROKONTO",
            "BANKKONTO",
            "CAISSE",
            "ESPÈCES",
            "ESPECES",
            "KASSE",
            "BARGELD",
            "EFECTIVO",
            "CONTANTI");
    private static final Set<String> LIABILITIES =
            Set.of("CCARD", "OTH L", "CREDIT CARD", "CREDITCARD", "CARTE", "CARTE DE CRÉDIT", "KREDITKARTE", "TARJETA");
    private static final Set<String> INVESTMENTS = Set.of("INVST", "PORT", "MUTUAL", "401(K)/403(B)", "401(K)");
    private static final Set<String> LISTS = Set.of(
            "CAT", "CLASS", "MEMORIZED", "SECURITY", "PRICES", "BUDGET", "TEMPLATE", "TAG", "TAX", "BILL", "INVOICE");

    private final Map<String, QifAccount> accounts = new LinkedHashMap<>();
    private Holds holds = Holds.ROWS;
    private @Nullable QifAccount current;
    private @Nullable DateOrder dateOrder;
    private @Nullable String named;
    private String namedType = "";
    private int namedTogether;

    /** What the records of a list are. */
    enum Holds {
        ROWS,
        ACCOUNTS,
        INVESTMENTS,
        /** Categories and the like, which are no transactions. */
        WORDS,
        UNKNOWN
    }

    void take(QifRecord header) {
        var text = header.header();
        var type = TYPE.matcher(text);
        if (ACCOUNT.matcher(text).matches()) {
            holds = Holds.ACCOUNTS;
            namedTogether = 0;
        } else if (text.startsWith("CLEAR:AUTOSWITCH")) {
            named = null;
        } else if (text.startsWith(OPTION)) {
            var order = ORDERS.get(text.substring(OPTION.length()).strip());
            dateOrder = order == null ? dateOrder : order;
        } else if (type.matches()) {
            takeType(type.group(1).strip(), header.line());
        }
    }

    private void takeType(String type, long line) {
        if (ASSETS.contains(type) || LIABILITIES.contains(type)) {
            holds = Holds.ROWS;
            current = account(type, LIABILITIES.contains(type) ? AccountKind.LIABILITY : AccountKind.ASSET, line);
        } else if (INVESTMENTS.contains(type)) {
            holds = Holds.INVESTMENTS;
            current = account(type, AccountKind.ASSET, line);
        } else {
            holds = LISTS.contains(type) ? Holds.WORDS : Holds.UNKNOWN;
        }
    }

    /**
     * Takes a record of the list of accounts. The last one is the one whose rows follow, unless several came together.
     *
     * @return whether it was one, and not the first of rows whose program leaves out the header of their type
     */
    boolean takeAccount(QifRecord record) {
        if (isRow(record)) {
            takeType(namedTogether == 1 ? namedType : "", record.line());
            return false;
        }
        namedTogether++;
        named = namedTogether > 1 ? null : Texts.cleanOrNull(record.first('N'));
        namedType = record.first('T').toUpperCase(Locale.ROOT);
        return true;
    }

    /** In a list of accounts T is a word for their type. */
    private static boolean isRow(QifRecord record) {
        return !record.first('D').isEmpty() && WrittenNumber.of(record.first('T')) != null;
    }

    /** The order of the dates that a header says; null when none does. */
    @Nullable
    DateOrder dateOrder() {
        return dateOrder;
    }

    Holds holds() {
        return holds;
    }

    /** The account of the rows that pass; of a file without headers, one without a name. */
    QifAccount current(long line) {
        var known = current;
        if (known == null) {
            known = account("BANK", AccountKind.ASSET, line);
            current = known;
        }
        return known;
    }

    List<QifAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    private QifAccount account(String type, AccountKind kind, long line) {
        var name = named;
        var account = accounts.computeIfAbsent(
                name == null ? type : "\n" + name + "\n" + kind, key -> new QifAccount(name, kind));
        if (accounts.size() > ACCOUNTS_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_ACCOUNTS, "A file has at most " + ACCOUNTS_MAX + " accounts; split it.", line);
        }
        return account;
    }
}
