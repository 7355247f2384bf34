package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.text.TextLine;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A journal of hledger, and of ledger as far as hledger reads it. Marks of status are a person's own and change nothing: what is
 * marked as pending is booked like the rest, as hledger counts it.
 */
final class HledgerJournal implements Journal {
    private static final Pattern HEAD = Pattern.compile("(" + JournalDates.PATTERN + ")(?:=(" + JournalDates.PATTERN
            + "))?(?:\\s+|(?=[*!;(])|$)(?:[*!]\\s*+)?(?:\\(([^)]*)\\))?(.*)");
    private static final Pattern WORD = Pattern.compile("[!@]?(\\p{Alpha}[\\p{Alpha}-]*)\\s*(.*)");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final String REMEDY = " Write all of it out with 'hledger print -x', and upload that.";

    private final JournalFacts facts;
    private final HledgerAmounts amounts;
    private final HledgerTypes types = new HledgerTypes();
    private final Deque<String> applied = new ArrayDeque<>();
    private @Nullable Integer year;
    private boolean inComment;

    HledgerJournal(JournalFacts facts, @Nullable DecimalMark answer) {
        this.facts = facts;
        this.amounts = new HledgerAmounts(facts, answer);
    }

    @Override
    public @Nullable AccountKind kind(String account) {
        return types.kind(account);
    }

    @Override
    public @Nullable JournalEntry take(JournalBlock block) {
        var text = block.head().text().stripTrailing();
        if (inComment) {
            inComment = !text.equals("end comment") && !text.equals("end test");
            return null;
        }
        var first = text.charAt(0);
        if (first >= '0' && first <= '9') {
            return entry(block, text);
        }
        switch (first) {
            case ';', '#', '*', '%', '|' -> {}
            case '~', '=' -> facts.leftOutRule(block.head().line());
            case ' ', '\t' -> {
                if (text.strip().charAt(0) != ';') {
                    throw new Refusal(
                            ReadingCode.ROW_INCOMPLETE,
                            "An indented line stands outside of any transaction.",
                            block.head().line());
                }
            }
            default -> directive(block, text);
        }
        return null;
    }

    private void directive(JournalBlock block, String text) {
        var line = block.head().line();
        var words = WORD.matcher(text);
        if (!words.matches()) {
            throw notSupported(text, "", line);
        }
        var rest = HledgerText.withoutComment(words.group(2)).strip();
        switch (words.group(1)) {
            case "comment", "test" -> inComment = true;
            case "account" -> declare(block, words.group(2));
            case "apply" -> apply(rest, text, line);
            case "end" -> end(rest);
            case "commodity" -> {
                amounts.example(rest);
                block.indented().stream()
                        .map(indented -> indented.text().strip())
                        .filter(indented -> indented.startsWith("format "))
                        .forEach(indented -> amounts.example(HledgerText.withoutComment(indented.substring(7))
                                .strip()));
            }
            case "D" -> amounts.commodity(amounts.example(rest));
            case "decimal-mark" -> amounts.mark(rest, line);
            case "Y", "year" -> year(rest, line);
            case "P", "N", "C", "payee", "tag" -> {}
            case "include" -> throw notSupported(text, " It names another file, which is not here." + REMEDY, line);
            case "alias" -> throw notSupported(text, " It renames accounts." + REMEDY, line);
            default -> throw notSupported(text, "", line);
        }
    }

    private void apply(String rest, String text, long line) {
        if (rest.startsWith("account ")) {
            applied.addLast(rest.substring(8).strip());
        } else if (rest.startsWith("year ")) {
            year(rest.substring(5).strip(), line);
        } else if (!rest.startsWith("tag ")) {
            throw notSupported(text, "", line);
        }
    }

    private void end(String rest) {
        if (rest.equals("apply") || rest.equals("apply account")) {
            applied.pollLast();
        }
    }

    private void year(String text, long line) {
        if (!YEAR.matcher(text).matches()) {
            throw new Refusal(ReadingCode.DATE_UNREADABLE, "\"" + Amounts.shortened(text) + "\" is not a year.", line);
        }
        year = Integer.valueOf(text);
    }

    private void declare(JournalBlock block, String rest) {
        var comment = new StringBuilder(HledgerText.comment(rest));
        block.indented().forEach(line -> comment.append(' ').append(line.text().strip()));
        types.declare(applied(HledgerText.account(HledgerText.withoutComment(rest))), comment.toString());
    }

    private String applied(String account) {
        return applied.isEmpty() ? account : String.join(":", applied) + ":" + account;
    }

    private JournalEntry entry(JournalBlock block, String text) {
        var line = block.head().line();
        var head = HEAD.matcher(text);
        if (!head.matches()) {
            throw new Refusal(
                    ReadingCode.DATE_UNREADABLE,
                    "\"" + Amounts.shortened(text) + "\" does not begin with a date such as 2026-01-31.",
                    line);
        }
        var on = JournalDates.read(head.group(1), year, line);
        var otherOn = head.group(2) == null ? null : JournalDates.read(head.group(2), on.getYear(), line);
        var description = HledgerText.withoutComment(head.group(4)).strip();
        var payee = description.indexOf('|');
        return new JournalEntry(
                on,
                otherOn,
                payee < 0 ? null : description.substring(0, payee),
                description,
                head.group(3),
                postings(block, on),
                line);
    }

    private ArrayList<JournalPosting> postings(JournalBlock block, LocalDate on) {
        var postings = new ArrayList<JournalPosting>();
        TextLine first = null;
        var comment = new StringBuilder();
        for (TextLine line : block.indented()) {
            var text = line.text().strip();
            if (text.charAt(0) == ';') {
                comment.append(' ').append(text, 1, text.length());
            } else {
                add(postings, first, comment, on);
                first = line;
                comment.setLength(0);
                comment.append(HledgerText.comment(text));
            }
        }
        add(postings, first, comment, on);
        return postings;
    }

    private void add(ArrayList<JournalPosting> postings, @Nullable TextLine line, CharSequence comment, LocalDate on) {
        if (line == null) {
            return;
        }
        // A price in parentheses is one that ledger does not take for the rate of its day; it weighs the same.
        var text = HledgerText.withoutStatus(
                        HledgerText.withoutComment(line.text()).strip())
                .replace("(@)", "@")
                .replace("(@@)", "@@");
        var account = HledgerText.account(text);
        if (HledgerText.isVirtual(account)) {
            facts.leftOutVirtual(line.line());
            return;
        }
        postings.add(posting(account, text.substring(account.length()).strip(), line, HledgerText.dates(comment), on));
    }

    private JournalPosting posting(String account, String text, TextLine line, HledgerText.Dates dates, LocalDate on) {
        var number = line.line();
        var sign = HledgerText.outsideOfQuotes(text, '=');
        var amount = (sign < 0 ? text : text.substring(0, sign)).strip();
        if (sign >= 0 && amount.isEmpty()) {
            throw new Refusal(
                    ReadingCode.DIRECTIVE_NOT_SUPPORTED,
                    "The balance assignment here leaves the amount to be computed." + REMEDY,
                    number);
        }
        var price = HledgerText.outsideOfQuotes(amount, '@');
        var units = amount.isEmpty()
                ? null
                : amounts.read(HledgerText.withoutLot(price < 0 ? amount : amount.substring(0, price)), number);
        return new JournalPosting(
                applied(account),
                units,
                units == null || price < 0
                        ? units
                        : HledgerText.hasOtherCost(amount, price)
                                ? null
                                : weight(units, amount.substring(price), number),
                sign < 0 ? null : balance(text.substring(sign + 1), number),
                dates.on() == null ? null : JournalDates.read(dates.on(), on.getYear(), number),
                dates.otherOn() == null ? null : JournalDates.read(dates.otherOn(), on.getYear(), number),
                line);
    }

    private Quantity weight(Quantity units, String price, long line) {
        var isTotal = price.startsWith("@@");
        var said = amounts.read(price.substring(isTotal ? 2 : 1).strip(), line);
        return isTotal && units.number().signum() < 0
                ? new Quantity(said.number().negate(), said.commodity())
                : isTotal ? said : units.times(said);
    }

    private JournalPosting.Balance balance(String text, long line) {
        var rest = text.startsWith("=") ? text.substring(1) : text;
        var scope = rest.startsWith("*") ? JournalFacts.Scope.TREE : JournalFacts.Scope.ACCOUNT;
        rest = rest.startsWith("*") ? rest.substring(1) : rest;
        var price = HledgerText.outsideOfQuotes(rest, '@');
        return new JournalPosting.Balance(
                amounts.read(HledgerText.withoutLot(price < 0 ? rest : rest.substring(0, price)), line), scope);
    }

    private static Refusal notSupported(String text, String why, long line) {
        return new Refusal(
                ReadingCode.DIRECTIVE_NOT_SUPPORTED,
                "\"" + Amounts.shortened(text) + "\" is no directive that is read." + why,
                line);
    }
}
