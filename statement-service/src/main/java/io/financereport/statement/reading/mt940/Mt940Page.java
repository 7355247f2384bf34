package io.financereport.statement.reading.mt940;

import io.financereport.statement.reading.Texts;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What one message says before its rows and after them, while its fields pass. */
final class Mt940Page {
    private final long line;
    private Mt940Account account = Mt940Account.UNNAMED;
    private String number = "";
    private Form form;
    private @Nullable Currency currency;
    private @Nullable Mt940Balance opening;
    private @Nullable Mt940Balance closing;
    private @Nullable Mt940Statement statement;
    private BigDecimal sum = BigDecimal.ZERO;
    private int rows;

    /** Whether a message posts: an interim report tells of the day so far and does not. */
    enum Form {
        STATEMENT,
        INTERIM,
        UNSAID
    }

    Mt940Page(long line, Form form) {
        this.line = line;
        this.form = form;
    }

    long line() {
        return line;
    }

    void put(Mt940Account account) {
        this.account = account;
        see(account.currency());
    }

    void putNumber(String written) {
        number = Texts.clean(written);
    }

    /** A floor limit and a time are of interim reports only. */
    void seeInterim() {
        form = form == Form.UNSAID ? Form.INTERIM : form;
    }

    void see(@Nullable Currency said) {
        currency = currency == null ? said : currency;
    }

    void open(Mt940Balance balance) {
        opening = balance;
        currency = balance.currency() == null ? currency : balance.currency();
    }

    void close(Mt940Balance balance) {
        closing = balance;
    }

    void put(Mt940Statement found) {
        statement = found;
    }

    void add(BigDecimal amount) {
        sum = sum.add(amount);
        rows++;
    }

    /** Whether rows or the end of the message have passed. */
    boolean isBehindHead() {
        return closing != null || statement != null;
    }

    boolean isInterim() {
        return form == Form.INTERIM && opening == null;
    }

    Mt940Account account() {
        return account;
    }

    @Nullable
    Currency currency() {
        return currency;
    }

    @Nullable
    Mt940Balance opening() {
        return opening;
    }

    @Nullable
    Mt940Balance closing() {
        return closing;
    }

    @Nullable
    Mt940Statement statement() {
        return statement;
    }

    int rows() {
        return rows;
    }

    /** The statement's number without that of its page; empty when there is none, or no page. */
    String numberOfPages() {
        var slash = number.indexOf('/');
        return slash < 0 ? "" : number.substring(0, slash);
    }

    /** Whether its own two balances and rows disagree. */
    boolean isContradictory() {
        return opening != null && closing != null && opening.amount().add(sum).compareTo(closing.amount()) != 0;
    }
}
