package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.text.TextLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A journal of beancount. A balance is that of the account and all below it at the beginning of the day. */
final class BeancountJournal implements Journal {
    private static final int CHARACTERS_MAX = 400;
    private static final String NUMBER = "[-+(\\d.][-+*/()\\d.,\\s]*";
    private static final String COMMODITY = "[A-Z][A-Z0-9'._-]*";
    private static final Pattern DATED =
            Pattern.compile("(\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})\\s+(\\S+)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("option\\s+\"([^\"]*)\"\\s+\"([^\"]*)\".*", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"", Pattern.DOTALL);
    private static final Pattern AMOUNT = Pattern.compile("(" + NUMBER + ")\\s*(" + COMMODITY + ")");
    private static final Pattern POSTING =
            Pattern.compile("(?:[*!&#?%A-Z]\\s+)?(\\p{Lu}[^\\s:]*(?::[^\\s:]+)+)(?:\\s+(.*))?");
    private static final Pattern UNITS =
            Pattern.compile("(" + NUMBER + ")\\s*(" + COMMODITY + ")\\s*(\\{\\{?[^}]*\\}\\}?)?\\s*(?:(@@?)\\s*(.*))?");
    private static final Pattern BALANCE = Pattern.compile(
            "(\\S+)\\s+(" + NUMBER + ")\\s*(?:~\\s*" + NUMBER + "\\s*)?(" + COMMODITY + ")\\s*(?:;.*)?");
    private static final Pattern OF_LOT = Pattern.compile("\"[^\"]*\"|\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}");
    private static final Pattern COST_MARKS = Pattern.compile("[{}]|,(?!\\d)|(?<!\\d),");
    private static final Pattern PAD = Pattern.compile("(\\S+)\\s+(\\S+)\\s*(?:;.*)?");
    private static final Pattern METADATA = Pattern.compile("[a-z][\\w-]*:.*", Pattern.DOTALL);

    private final JournalFacts facts;
    private String assets = "Assets";
    private String liabilities = "Liabilities";
    private final BeancountStrings strings = new BeancountStrings();

    BeancountJournal(JournalFacts facts) {
        this.facts = facts;
    }

    @Override
    public @Nullable AccountKind kind(String account) {
        var root = account.substring(0, Math.max(account.indexOf(':'), 0));
        return root.equals(assets) ? AccountKind.ASSET : root.equals(liabilities) ? AccountKind.LIABILITY : null;
    }

    @Override
    public @Nullable JournalEntry take(JournalBlock block) {
        var first = block.head().text().charAt(0);
        if (!strings.isOpen() && !isDigit(first) && !Character.isLetter(first)) {
            // A comment, or a heading of an outline.
            return null;
        }
        var whole = strings.closed(block);
        return whole == null ? null : takeWhole(whole);
    }

    @Override
    public void end() {
        strings.requireClosed();
    }

    private @Nullable JournalEntry takeWhole(JournalBlock block) {
        var text = block.head().text().stripTrailing();
        if (isDigit(text.charAt(0))) {
            return dated(block, text);
        }
        directive(block, text);
        return null;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void directive(JournalBlock block, String text) {
        var line = block.head().line();
        switch (text.split("\\s", 2)[0]) {
            case "option" -> {
                var option = OPTION.matcher(text);
                if (option.matches() && option.group(1).equals("name_assets")) {
                    assets = option.group(2);
                } else if (option.matches() && option.group(1).equals("name_liabilities")) {
                    liabilities = option.group(2);
                }
            }
            case "plugin" -> facts.leftOutPlugin(line);
            case "pushtag", "poptag", "pushmeta", "popmeta" -> {}
            case "include" ->
                throw notSupported(
                        text,
                        " It names another file, which is not here. Put all of it into one file, and upload that.",
                        line);
            default -> throw notSupported(text, "", line);
        }
    }

    private @Nullable JournalEntry dated(JournalBlock block, String text) {
        var line = block.head();
        var dated = DATED.matcher(text);
        if (!dated.matches()) {
            throw notSupported(text, "", line.line());
        }
        var on = JournalDates.read(dated.group(1), null, line.line());
        var rest = dated.group(3);
        switch (dated.group(2)) {
            case "balance" -> balance(on, rest, line.line());
            case "pad" -> pad(on, rest, line);
            case "open", "close", "commodity", "price", "note", "document", "event", "query", "custom" -> {}
            default -> {
                if (dated.group(2).length() > 1 && !dated.group(2).equals("txn")) {
                    throw notSupported(text, "", line.line());
                }
                return entry(block, on, rest);
            }
        }
        return null;
    }

    private void balance(LocalDate on, String rest, long line) {
        var balance = BALANCE.matcher(shortEnough(rest));
        if (!balance.matches()) {
            throw unreadable(rest, line);
        }
        facts.add(new JournalFacts.Asserted(
                balance.group(1),
                new Assertion.Moment(on, 0),
                new Quantity(number(balance.group(2), line), balance.group(3)),
                JournalFacts.Scope.TREE,
                line));
    }

    private void pad(LocalDate on, String rest, TextLine line) {
        var pad = PAD.matcher(shortEnough(rest));
        if (!pad.matches()) {
            throw notSupported(line.text(), "", line.line());
        }
        if (kind(pad.group(2)) != null) {
            throw notSupported(
                    line.text(), " It takes from another asset or debt; write a transaction instead.", line.line());
        }
        facts.pad(pad.group(1), new Assertion.Pad(on, pad.group(2), line.line(), line.from(), line.to()));
    }

    private JournalEntry entry(JournalBlock block, LocalDate on, String rest) {
        var line = block.head().line();
        var texts = new ArrayList<String>();
        var found = STRING.matcher(rest);
        while (texts.size() < 2 && found.find()) {
            texts.add(found.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
        }
        var postings = new ArrayList<JournalPosting>();
        for (TextLine indented : block.indented()) {
            var text = HledgerText.withoutComment(indented.text()).strip();
            var isPosting = !text.isEmpty()
                    && text.charAt(0) != '^'
                    && !(text.charAt(0) == '#' && text.length() > 1 && text.charAt(1) != ' ')
                    && !METADATA.matcher(text).matches();
            if (isPosting) {
                postings.add(posting(text, indented));
            }
        }
        return new JournalEntry(
                on, null, texts.size() == 2 ? texts.getFirst() : null, String.join(" | ", texts), null, postings, line);
    }

    private JournalPosting posting(String text, TextLine line) {
        var posting = POSTING.matcher(shortEnough(text));
        if (!posting.matches()) {
            throw new Refusal(
                    ReadingCode.ROW_INCOMPLETE, "\"" + Amounts.shortened(text) + "\" is not a posting.", line.line());
        }
        var said = posting.group(2) == null ? "" : posting.group(2).strip();
        if (said.isEmpty()) {
            return new JournalPosting(posting.group(1), null, null, null, null, null, line);
        }
        var units = UNITS.matcher(said);
        if (!units.matches()) {
            throw unreadable(said, line.line());
        }
        var amount = new Quantity(number(units.group(1), line.line()), units.group(2));
        return new JournalPosting(
                posting.group(1),
                amount,
                weight(amount, units.group(3), units.group(4), units.group(5)),
                null,
                null,
                null,
                line);
    }

    /** The amount at its cost, else at its price; null when that is left to beancount to find. */
    private static @Nullable Quantity weight(
            Quantity units, @Nullable String cost, @Nullable String at, @Nullable String price) {
        if (cost != null) {
            var isTotal = cost.startsWith("{{");
            return weight(units, amountOf(cost), isTotal, cost.contains("#"));
        }
        return at == null ? units : weight(units, price == null ? "" : price.strip(), at.equals("@@"), false);
    }

    /** A cost may name the day and the name of its lot too, in any order. What is left may have commas between its thousands. */
    private static String amountOf(String cost) {
        return COST_MARKS
                .matcher(OF_LOT.matcher(cost).replaceAll(""))
                .replaceAll("")
                .strip();
    }

    private static @Nullable Quantity weight(Quantity units, String said, boolean isTotal, boolean isCompound) {
        var amount = AMOUNT.matcher(said);
        var number = !amount.matches() || isCompound ? null : Calculation.of(amount.group(1));
        if (number == null) {
            return null;
        }
        var each = new Quantity(number, amount.group(2));
        return isTotal
                ? new Quantity(units.number().signum() < 0 ? each.number().negate() : each.number(), each.commodity())
                : units.times(each);
    }

    private static BigDecimal number(String text, long line) {
        var number = Calculation.of(text);
        if (number == null) {
            throw unreadable(text, line);
        }
        return number;
    }

    private static String shortEnough(String text) {
        return text.length() > CHARACTERS_MAX ? "" : text;
    }

    private static Refusal unreadable(String text, long line) {
        return new Refusal(
                ReadingCode.AMOUNT_UNREADABLE,
                "\"" + Amounts.shortened(text) + "\" is not an amount with a commodity, such as 10.00 EUR.",
                line);
    }

    private static Refusal notSupported(String text, String why, long line) {
        return new Refusal(
                ReadingCode.DIRECTIVE_NOT_SUPPORTED,
                "\"" + Amounts.shortened(text) + "\" is no directive that is read." + why,
                line);
    }
}
