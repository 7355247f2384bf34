package io.financereport.statement.reading.ofx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import java.util.ArrayList;
import java.util.List;

/** What a file holds beside rows that are read as they stand, counted. */
final class OfxOddities {
    private final Tally corrections = new Tally();
    private final Tally loans = new Tally();
    private final Tally undated = new Tally();
    private final Tally ambiguous = new Tally();
    private final Tally apart = new Tally();
    private int investments;

    /** Takes a row that is about to be read, or is left out since it only deletes. */
    void see(OfxTransaction transaction) {
        if (transaction.isCorrection()) {
            corrections.add(transaction.line());
        }
        if (!transaction.hasBookingDate()) {
            undated.add(transaction.line());
        }
        if (transaction.isAmbiguous()) {
            ambiguous.add(transaction.line());
        }
    }

    void seeApart(long line) {
        apart.add(line);
    }

    void seeLoan(long line) {
        loans.add(line);
    }

    void seeInvestment() {
        investments++;
    }

    boolean hasLoans() {
        return loans.count() > 0;
    }

    boolean hasInvestments() {
        return investments > 0;
    }

    List<ReadingProblem> problems() {
        var problems = new ArrayList<ReadingProblem>();
        problems.addAll(ambiguous.problems(
                ReadingCode.AMOUNTS_DIFFER,
                "rows, the first of them here, say two days, amounts or ids (DTPOSTED, TRNAMT, FITID); the first of"
                        + " each is taken. Perhaps the tags between two rows are missing."));
        problems.addAll(apart.problems(
                ReadingCode.ROWS_OF_OTHER_CURRENCY,
                "rows, the first of them here, are of another currency than their account (CURRENCY). They are kept"
                        + " apart, as of an account of that currency with the same number, and no balance proves"
                        + " them."));
        problems.addAll(undated.problems(
                ReadingCode.BOOKING_DATE_MISSING,
                "rows, the first of them here, have no day of booking (DTPOSTED); that of the order (DTUSER) or of the"
                        + " value (DTAVAIL) is taken."));
        problems.addAll(corrections.problems(
                ReadingCode.ROW_CORRECTS,
                "rows, the first of them here, correct or delete an earlier one (CORRECTFITID): what replaces"
                        + " another is read, what only deletes is not, and the earlier one stays until a person"
                        + " takes it back."));
        problems.addAll(loans.problems(
                ReadingCode.SECTION_LEFT_OUT,
                "statements of loans, the first of them here, are not read (LOANSTMTRS)."));
        if (hasInvestments()) {
            problems.add(ReadingProblem.of(
                    ReadingCode.INVESTMENTS_LEFT_OUT,
                    investments + " buys, sells and other investment rows of the file are not read; only its cash rows"
                            + " are."));
        }
        return problems;
    }
}
