package io.financereport.statement.reading.ofx;

import io.financereport.money.Money;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingHints.Signs;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowRead.Standing;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.TextEncoding;
import io.financereport.statement.reading.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads OFX 1.x and 2.x in one pass over its tags, once it is known what their points and commas part ({@link OfxMarks}).
 */
public final class OfxReader {
    private static final int ACCOUNTS_MAX = 100;
    private static final int ROWS_BETWEEN_CHECKS = 1_000;

    private final ReadingHints hints;
    private final ReadingLimits limits;
    private final RowSink sink;
    private final List<FileAccount> accounts = new ArrayList<>();
    private final List<ReadingProblem> problems = new ArrayList<>();
    private final OfxRepetitions repetitions = new OfxRepetitions();
    private final OfxOddities oddities = new OfxOddities();
    private final OfxMarks marks;

    private Section section = Section.OTHER;
    private @Nullable OfxStatement statement;
    private @Nullable OfxTransaction transaction;
    private @Nullable String organisation;
    private @Nullable String leaf;
    /** What the file said of the currency outside of any account. */
    private @Nullable OfxToken looseCurrency;

    private boolean isInvestment;
    private boolean begun;
    private boolean ended;
    /** Whether the rows stand alone, without the aggregates around them that would name the account. */
    private boolean isBare;
    /** Whether a statement has ended by its own tag. */
    private boolean isWhole;
    /** The aggregate that is being left out until it ends. */
    private @Nullable String leftOut;

    /** Booked ones. */
    private int rows;
    /** Rows that are expected and not booked. */
    private int pending;
    /** Rows, and repetitions of rows. */
    private int taken;

    /** Which aggregate a leaf belongs to, where the same tag means several things. */
    private enum Section {
        OTHER,
        BANK,
        OWN_ACCOUNT,
        FOREIGN_ACCOUNT,
        LEDGER_BALANCE,
        OTHER_BALANCE,
        CURRENCY,
        ORIGINAL_CURRENCY
    }

    private OfxReader(OfxMarks marks, ReadingHints hints, ReadingLimits limits, RowSink sink) {
        this.marks = marks;
        this.hints = hints;
        this.limits = limits;
        this.sink = sink;
    }

    /**
     * @throws Refusal when the file cannot be read as a whole
     */
    public static Reading read(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        var encoding = encoding(document);
        var marks = OfxMarks.of(document, encoding, hints, limits);
        var questions = marks.questions();
        return questions.isEmpty()
                ? new OfxReader(marks, hints, limits, sink).read(document, encoding)
                : new Reading.Open(Format.OFX, questions);
    }

    /** How the bytes of the file are read. */
    public static TextEncoding encoding(SourceDocument document) throws IOException {
        return TextEncoding.of(document, OfxCharset.labelled(document));
    }

    private Reading read(SourceDocument document, TextEncoding encoding) throws IOException {
        try (var tokens = new OfxTokens(document.open(), encoding)) {
            for (OfxToken token = tokens.next(); token.kind() != OfxToken.Kind.END; token = tokens.next()) {
                take(token);
            }
        }
        if (isBare && ended && transaction == null) {
            finishStatement(0);
        }
        if (!ended && statement == null && isWhole) {
            problems.add(ReadingProblem.of(
                    ReadingCode.RECORD_NOT_CLOSED,
                    "The file ends behind a whole statement and without its closing tag (OFX); another statement may"
                            + " be missing."));
        } else if (!ended || statement != null) {
            throw begun
                    ? new Refusal(ReadingCode.FILE_CUT_OFF, "The file ends before its closing tag; download it again.")
                    : new Refusal(ReadingCode.NO_STATEMENT, "The file holds no OFX.");
        }
        if (rows + pending == 0 && accounts.stream().noneMatch(OfxReader::tellsAnything)) {
            throw nothingToRead();
        }
        problems.addAll(encoding.problems());
        problems.addAll(repetitions.problems());
        problems.addAll(oddities.problems());
        return new Reading.Read(Format.OFX, accounts, rows, problems);
    }

    private void take(OfxToken token) {
        switch (token.kind()) {
            case OPEN -> open(token);
            case CLOSE -> close(token);
            case TEXT -> {
                if (leaf != null) {
                    value(leaf, token);
                    leaf = null;
                }
            }
            case END -> {}
        }
    }

    private void open(OfxToken token) {
        leaf = null;
        if (leftOut != null) {
            return;
        }
        switch (token.text()) {
            case "OFX" -> begun = true;
            case "STMTRS" -> begin(AccountKind.ASSET, token);
            case "CCSTMTRS" -> begin(AccountKind.LIABILITY, token);
            case "INVSTMTRS" -> {
                begin(AccountKind.ASSET, token);
                isInvestment = true;
            }
            case "LOANSTMTRS" -> {
                finishStatement(token.from());
                oddities.seeLoan(token.line());
                leftOut = token.text();
            }
            case "BANKTRANLIST" -> beginList(token);
            case "STMTTRN" -> beginTransaction(token, Standing.BOOKED);
            case "STMTTRNP" -> beginTransaction(token, Standing.PENDING);
            case "FI" -> section = Section.BANK;
            case "BANKACCTFROM", "CCACCTFROM", "INVACCTFROM" -> section = Section.OWN_ACCOUNT;
            case "BANKACCTTO", "CCACCTTO" -> section = Section.FOREIGN_ACCOUNT;
            case "LEDGERBAL" -> {
                finishTransaction(token.from());
                section = Section.LEDGER_BALANCE;
            }
            case "AVAILBAL", "BALLIST", "BAL" -> section = Section.OTHER_BALANCE;
            case "CURRENCY", "ORIGCURRENCY" -> {
                section = token.text().equals("CURRENCY") ? Section.CURRENCY : Section.ORIGINAL_CURRENCY;
                leaf = token.text();
            }
            default -> {
                endCurrency(token.text());
                if (OfxInvestments.isLeftOut(token.text())) {
                    leftOut = token.text();
                    if (OfxInvestments.isTransaction(token.text())) {
                        oddities.seeInvestment();
                    }
                } else {
                    leaf = token.text();
                }
            }
        }
    }

    /** Some banks write the code alone, as {@code <CURRENCY>USD}, and close nothing: what follows is the row's again. */
    private void endCurrency(String tag) {
        if ((section == Section.CURRENCY || section == Section.ORIGINAL_CURRENCY) && OfxTransaction.isOfRow(tag)) {
            section = Section.OTHER;
        }
    }

    private void close(OfxToken token) {
        leaf = null;
        if (leftOut != null) {
            leftOut = token.text().equals(leftOut) ? null : leftOut;
            return;
        }
        switch (token.text()) {
            case "OFX" -> {
                finishStatement(token.from());
                ended = true;
            }
            case "STMTRS", "CCSTMTRS", "INVSTMTRS" -> {
                finishStatement(token.from());
                ended |= !begun;
                isWhole = true;
            }
            case "STMTTRN", "STMTTRNP" -> finishTransaction(token.to());
            case "BANKTRANLIST", "BANKTRANLISTP", "INVTRANLIST" -> {
                finishTransaction(token.from());
                ended |= isBare;
            }
            case "FI",
                    "BANKACCTFROM",
                    "CCACCTFROM",
                    "INVACCTFROM",
                    "BANKACCTTO",
                    "CCACCTTO",
                    "LEDGERBAL",
                    "AVAILBAL",
                    "BALLIST",
                    "BAL",
                    "CURRENCY",
                    "ORIGCURRENCY" -> section = Section.OTHER;
            default -> {}
        }
    }

    private void value(String tag, OfxToken token) {
        var text = token.text();
        if (tag.equals("CURDEF")) {
            putCurrency(token);
        } else if (transaction != null) {
            var isCurrency = tag.equals("CURSYM") || tag.equals("CURRENCY");
            if (isCurrency && (section == Section.OTHER || section == Section.CURRENCY)) {
                transaction.putCurrency(text);
            } else if (section == Section.OTHER) {
                transaction.put(tag, text);
            }
        } else if (section == Section.BANK && tag.equals("ORG")) {
            organisation = organisation == null ? Texts.cleanOrNull(text) : organisation;
        } else if (statement != null && belongsToStatement(tag)) {
            statement.put(tag, text);
        }
    }

    /** The tag means one thing in a statement, and so counts wherever it got to. */
    private void putCurrency(OfxToken token) {
        if (statement == null) {
            looseCurrency = token;
        } else {
            statement.putCurrency(token.text(), token.line());
        }
    }

    private boolean belongsToStatement(String tag) {
        return switch (section) {
            case OWN_ACCOUNT -> OfxStatement.isOfAccount(tag);
            case LEDGER_BALANCE -> tag.equals("BALAMT") || tag.equals("DTASOF");
            case OTHER -> tag.equals("DTSTART") || tag.equals("DTEND");
            case BANK, FOREIGN_ACCOUNT, OTHER_BALANCE, CURRENCY, ORIGINAL_CURRENCY -> false;
        };
    }

    private void begin(AccountKind kind, OfxToken token) {
        finishStatement(token.from());
        if (accounts.size() >= ACCOUNTS_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_ACCOUNTS, "A file has at most " + ACCOUNTS_MAX + " accounts.", token.line());
        }
        statement = new OfxStatement(kind, token.line());
        looseCurrency = null;
        section = Section.OTHER;
    }

    /**
     * Some banks write the list of rows and nothing around it: then the account is the one that the uploader says, of the
     * currency that the file says before the list.
     */
    private void beginList(OfxToken token) {
        if (statement == null) {
            var currency = looseCurrency;
            isBare |= !begun;
            begun = true;
            begin(AccountKind.ASSET, token);
            if (currency != null) {
                putCurrency(currency);
            }
        }
    }

    private void finishStatement(long to) {
        finishTransaction(to);
        if (statement != null && (!isInvestment || statement.rows() > 0)) {
            accounts.addAll(statement.accounts(organisation, hints, marks, problems));
        }
        statement = null;
        isInvestment = false;
        section = Section.OTHER;
    }

    private void beginTransaction(OfxToken token, Standing standing) {
        finishTransaction(token.from());
        transaction = new OfxTransaction(standing, token.from(), token.line());
    }

    private void finishTransaction(long to) {
        var finished = transaction;
        var account = statement;
        transaction = null;
        section = Section.OTHER;
        if (finished == null) {
            return;
        }
        if (account == null) {
            throw new Refusal(
                    ReadingCode.NO_STATEMENT, "A transaction stands outside of any account.", finished.line());
        }
        taken++;
        if (taken % ROWS_BETWEEN_CHECKS == 0 || taken > limits.rowsMax()) {
            limits.check(taken, finished.line());
        }
        if (repetitions.holds(finished, account.key(accounts.size()))) {
            return;
        }
        oddities.see(finished);
        if (!finished.isDeletion()) {
            emit(finished, account, to);
        }
    }

    private void emit(OfxTransaction finished, OfxStatement account, long to) {
        var currency = account.currency(finished.currency(), hints, finished.line());
        var written = marks.money(finished.amount(), currency, finished.line());
        var isApart = account.isOfAnother(currency);
        if (isApart) {
            oddities.seeApart(finished.line());
        }
        var place = accounts.size() + (isApart ? account.placeApart(currency) : 0);
        var amount = hints.signs() == Signs.INVERTED ? written.negated() : written;
        if (finished.standing() == Standing.BOOKED && !isApart) {
            account.sawRow(finished, written, () -> accept(finished, place, amount, to));
        } else {
            account.sawOtherRow();
            accept(finished, place, amount, to);
        }
    }

    private void accept(OfxTransaction finished, int account, Money amount, long to) {
        var isBooked = finished.standing() == Standing.BOOKED;
        rows += isBooked ? 1 : 0;
        pending += isBooked ? 0 : 1;
        sink.accept(new RowRead(
                rows + pending,
                account,
                finished.bookedOn(),
                finished.valueOn(),
                amount,
                finished.description(),
                finished.name(),
                finished.reference(),
                null,
                new Source.Bytes(finished.from(), to, finished.line()),
                finished.standing()));
    }

    /** A month without rows is one all the same when a balance or a period is there. */
    private static boolean tellsAnything(FileAccount account) {
        return account.statedTo() != null && (account.statedFrom() != null || account.statedClosing() != null);
    }

    private Refusal nothingToRead() {
        return oddities.hasInvestments()
                ? new Refusal(
                        ReadingCode.NO_STATEMENT,
                        "The file holds investment rows only, and no cash rows; these are read.")
                : new Refusal(
                        ReadingCode.NO_STATEMENT,
                        "The file holds no bank or card transactions"
                                + (oddities.hasLoans() ? ", and statements of loans are not read." : "."));
    }
}
