package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.camt.CamtBalance.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one {@code Stmt}, {@code Rpt} or {@code Ntfctn} says before its entries and after them, while its elements pass. */
final class CamtPage {
    /** An interim balance before the rows and one after them; the rest of them says nothing. */
    private static final int INTERIM_MAX = 2;

    private final Kind kind;
    private final long line;
    private final Map<Type, CamtBalance> balances = new EnumMap<>(Type.class);
    private final List<CamtBalance> interim = new ArrayList<>(INTERIM_MAX);
    private final CamtTurnover turnover = new CamtTurnover();
    private CamtPaging paging;
    private CamtAccount account = CamtAccount.UNNAMED;
    private String id = "";
    private String sequence = "";
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable CamtStatement statement;
    private @Nullable LocalDate firstOn;
    private BigDecimal sum = BigDecimal.ZERO;
    private @Nullable CamtSummary summary;

    /** Which message it stands in. Only a statement posts. */
    enum Kind {
        STATEMENT,
        REPORT,
        NOTICE
    }

    CamtPage(Kind kind, CamtPaging paging, long line) {
        this.kind = kind;
        this.paging = paging;
        this.line = line;
    }

    boolean posts() {
        return kind == Kind.STATEMENT;
    }

    long line() {
        return line;
    }

    CamtPaging paging() {
        return paging;
    }

    void put(CamtPaging own) {
        paging = own;
    }

    void put(CamtAccount read) {
        account = read;
    }

    void putId(String text) {
        id = text;
    }

    void putSequence(String text) {
        sequence = text;
    }

    void putFrom(@Nullable LocalDate day) {
        from = day;
    }

    void putTo(@Nullable LocalDate day) {
        to = day;
    }

    /**
     * Takes a balance. Of several of a type that of the account's currency counts, and of these the earliest opening and the
     * latest closing one.
     */
    void put(CamtBalance balance, Findings findings) {
        if (balance.type() == Type.ITBD) {
            if (interim.size() == INTERIM_MAX) {
                interim.removeLast();
            }
            interim.add(balance);
            return;
        }
        var known = balances.get(balance.type());
        if (known == null || replaces(balance, known)) {
            balances.put(balance.type(), balance);
        } else if (isOfAccount(balance) && balance.speaksAgainst(known)) {
            findings.add(
                    ReadingCode.BALANCE_UNREADABLE,
                    "The balance " + balance.type() + " of " + balance.amount().toPlainString() + " is of the same day"
                            + " as the one of " + known.amount().toPlainString() + " before it, which is taken.",
                    balance.line());
        }
    }

    private boolean isOfAccount(CamtBalance balance) {
        return balance.currency() == null
                || account.currency() == null
                || balance.currency().equals(account.currency());
    }

    private boolean replaces(CamtBalance balance, CamtBalance known) {
        if (isOfAccount(balance) != isOfAccount(known)) {
            return isOfAccount(balance);
        }
        if (balance.on() == null || known.on() == null) {
            return false;
        }
        return balance.type() == Type.CLBD
                ? balance.on().isAfter(known.on())
                : balance.on().isBefore(known.on());
    }

    void put(CamtSummary read) {
        summary = read;
    }

    @Nullable
    CamtSummary summary() {
        return summary;
    }

    /** All entries that it holds, whether they are booked or not. */
    CamtTurnover turnover() {
        return turnover;
    }

    void put(CamtStatement found) {
        statement = found;
    }

    /** Takes a booked amount. */
    void add(BigDecimal amount, LocalDate on) {
        sum = sum.add(amount);
        firstOn = firstOn == null || on.isBefore(firstOn) ? on : firstOn;
    }

    CamtAccount account() {
        return account;
    }

    /** A page of the same account that states nothing. */
    CamtPage apart() {
        var apart = new CamtPage(kind, CamtPaging.UNSAID, line);
        apart.put(account);
        return apart;
    }

    @Nullable
    CamtStatement statement() {
        return statement;
    }

    @Nullable
    LocalDate from() {
        return from;
    }

    @Nullable
    LocalDate to() {
        return to;
    }

    /** The day that a statement of a single day is of, by its period or else by both of its balances; null of any other. */
    @Nullable
    LocalDate onlyDay() {
        var opening = balances.get(Type.OPBD);
        var closing = balances.get(Type.CLBD);
        var begins = from != null ? from : opening == null ? null : opening.on();
        var ends = to != null ? to : closing == null ? null : closing.on();
        return posts() && begins != null && begins.equals(ends) ? begins : null;
    }

    @Nullable
    LocalDate firstOn() {
        return firstOn;
    }

    /** The currency that the account or a counted balance says. */
    @Nullable
    Currency currency() {
        if (account.currency() != null) {
            return account.currency();
        }
        for (CamtBalance balance : new @Nullable CamtBalance[] {begin(), end()}) {
            if (balance != null && balance.currency() != null) {
                return balance.currency();
            }
        }
        return null;
    }

    boolean hasBalance() {
        return posts() && (begin() != null || end() != null);
    }

    /** The booked balance before its rows; null when none counts. */
    @Nullable
    CamtBalance opening(Currency currency) {
        return counted(begin(), currency);
    }

    /** The booked balance after its rows; null when none counts. */
    @Nullable
    CamtBalance closing(Currency currency) {
        return counted(end(), currency);
    }

    private @Nullable CamtBalance begin() {
        return beginsInterim() ? interim.getFirst() : balances.getOrDefault(Type.OPBD, balances.get(Type.PRCD));
    }

    private @Nullable CamtBalance end() {
        var isCarriedOver = paging.page() > 0 && !paging.isLast() && !balances.containsKey(Type.CLBD);
        var carried = interim.size() - (beginsInterim() ? 1 : 0);
        return isCarriedOver && carried > 0 ? interim.getLast() : balances.get(Type.CLBD);
    }

    /** Whether it goes on with the interim balance of the page before. */
    private boolean beginsInterim() {
        return !paging.isFirst()
                && !interim.isEmpty()
                && !balances.containsKey(Type.OPBD)
                && !balances.containsKey(Type.PRCD);
    }

    private @Nullable CamtBalance counted(@Nullable CamtBalance balance, Currency currency) {
        return balance != null && posts() && isOf(balance, currency) ? balance : null;
    }

    private static boolean isOf(CamtBalance balance, Currency currency) {
        return (balance.currency() == null || balance.currency().equals(currency))
                && Amounts.find(balance.amount(), currency) != null;
    }

    /** Says which balances do not count because they are of another currency, or too large or too precise for it. */
    void explain(Currency currency, Findings findings) {
        for (CamtBalance balance : new @Nullable CamtBalance[] {begin(), end()}) {
            if (balance != null && posts() && !isOf(balance, currency)) {
                findings.add(
                        ReadingCode.BALANCE_UNREADABLE,
                        "The balance " + balance.type() + " of "
                                + balance.amount().toPlainString() + " "
                                + (balance.currency() == null ? currency : balance.currency())
                                + " is no amount of an account of " + currency + " and proves nothing.",
                        balance.line());
            }
        }
    }

    /** Whether the other one is the page before this one, as far as numbers tell. */
    boolean follows(CamtPage other) {
        var isSame = (!id.isEmpty() && id.equals(other.id)) || (!sequence.isEmpty() && sequence.equals(other.sequence));
        return isSame && other.paging.page() > 0 && paging.page() == other.paging.page() + 1;
    }

    /** Whether it is the other one again. */
    boolean repeats(CamtPage other) {
        return !id.isEmpty() && id.equals(other.id) && paging.page() == other.paging.page();
    }

    /** Whether its own two balances and rows disagree. */
    boolean isContradictory(Currency currency) {
        var begins = opening(currency);
        var ends = closing(currency);
        return begins != null && ends != null && begins.amount().add(sum).compareTo(ends.amount()) != 0;
    }
}
