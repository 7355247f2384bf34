package io.financereport.report.hledger;

import io.financereport.money.Money;
import io.financereport.report.ledger.Account;
import io.financereport.report.ledger.AccountId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/**
 * The journal as hledger reads it. Every account and commodity is declared, so that {@code hledger check -s} passes; an
 * entry's id stands as its code, so that a line is traced back, and so that no description is mistaken for a code or a status.
 */
public final class HledgerText {
    private final HledgerNames names;

    public HledgerText(HledgerNames names) {
        this.names = names;
    }

    public String declarations(
            Collection<Account> accounts, Collection<AccountId> unknown, Collection<Currency> currencies) {
        var out = new StringBuilder("decimal-mark .\n\n");
        currencies.stream()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .forEach(currency ->
                        out.append("commodity ").append(example(currency)).append('\n'));
        out.append('\n');
        accounts.stream()
                .sorted(Comparator.comparing(account -> names.of(account.id())))
                .forEach(account -> out.append("account ")
                        .append(names.of(account.id()))
                        .append("  ; type: ")
                        .append(HledgerNames.type(account))
                        .append('\n'));
        unknown.stream()
                .sorted(Comparator.comparing(AccountId::value))
                .forEach(account ->
                        out.append("account ").append(names.of(account)).append('\n'));
        return out.toString();
    }

    public String entries(List<ExportedEntry> entries) {
        var out = new StringBuilder();
        entries.forEach(entry -> write(entry, out));
        return out.toString();
    }

    private void write(ExportedEntry entry, StringBuilder out) {
        out.append('\n').append(entry.date()).append(" (").append(entry.id()).append(')');
        var description = oneLine(entry.memo());
        if (!description.isEmpty()) {
            out.append(' ').append(description);
        }
        out.append('\n');
        for (ExportedEntry.Posting posting : entry.postings()) {
            out.append("    ").append(names.of(posting.account())).append("  ").append(posting.amount());
            var comment = comment(posting.memo());
            if (!comment.isEmpty()) {
                out.append("  ; ").append(comment);
            }
            out.append('\n');
        }
    }

    /** One line, single spaces, and no semicolon, which would start a comment. */
    static String oneLine(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) ? ' ' : c)
                .map(c -> c == ';' ? ',' : c)
                .filter(c -> c != ' ' || !out.isEmpty() && out.charAt(out.length() - 1) != ' ')
                .forEach(out::appendCodePoint);
        return out.toString().strip();
    }

    /** hledger reads "name: value" and "[date]" in a comment as more than words. */
    static String comment(String text) {
        return oneLine(text.replace(':', ' ').replace('[', '(').replace(']', ')'));
    }

    /** A decimal mark stands even where a currency has no decimals: hledger asks for one. */
    private static String example(Currency currency) {
        var decimals = Money.scaleOf(currency);
        return "1000." + "0".repeat(decimals) + " " + currency.getCurrencyCode();
    }
}
