package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.csv.TableLayout.AmountSigns;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sign, or none, before an amount means in this file: learnt from all rows, or said by a person or the account's profile. */
final class AmountSigning {
    private final CsvColumns columns;
    private final ReadingHints hints;
    private final KnownAnswers known;
    private final Directions directions;
    private final BalanceCourse balances = new BalanceCourse();
    private final CardSigns cardSigns;
    private final NetOfFees net;
    private final List<Integer> texts;
    private final OwedBalances owed = new OwedBalances();
    private int rows;
    private boolean negativeAmounts;
    private boolean markedCredits;
    private boolean bareAmounts;
    private boolean positiveDebits;
    private boolean negativeDebits;
    private boolean positiveCredits;
    private boolean negativeCredits;
    private boolean isNetOfFees;

    AmountSigning(CsvColumns columns, ReadingHints hints, KnownAnswers known) {
        this.columns = columns;
        this.hints = hints;
        this.known = known;
        this.directions = new Directions(columns.directions());
        this.cardSigns = new CardSigns(columns.header().names());
        this.net = new NetOfFees(columns);
        this.texts = new ArrayList<>(columns.header().columns(ColumnRole.DESCRIPTION));
        this.texts.addAll(columns.header().columns(ColumnRole.COUNTERPARTY));
    }

    void learn(CsvRecord row) {
        rows++;
        var amount = signOf(row.value(columns.amount()));
        negativeAmounts |= amount < 0;
        directions.learn(row, amount);
        cardSigns.learn(amount, () -> fields(row, texts), () -> String.join(" ", fields(row, columns.directions())));
        isNetOfFees = isNetOfFees || (amount > 0 && net.isNet(row));
        owed.learn(row.value(columns.amount()), row.value(columns.balance()));
        if (amount > 0) {
            var isCredit = isMarkedAsCredit(row);
            markedCredits |= isCredit;
            bareAmounts |= !isCredit;
        }
        var debit = signOf(row.value(columns.debit()));
        positiveDebits |= debit > 0;
        negativeDebits |= debit < 0;
        learnCourse(row);
        var credit = signOf(row.value(columns.credit()));
        positiveCredits |= credit > 0;
        negativeCredits |= credit < 0;
    }

    private static List<String> fields(CsvRecord row, List<Integer> columns) {
        return columns.stream().map(row::field).toList();
    }

    private void learnCourse(CsvRecord row) {
        var isParted = columns.isByDebitAndCredit();
        var isDebit = isParted && !row.value(columns.debit()).isEmpty();
        var column = isDebit ? columns.debit() : isParted ? columns.credit() : columns.amount();
        var amount = row.value(column).isEmpty() ? null : WrittenNumber.of(row.value(column));
        if (amount != null) {
            balances.learn(amount, isParted ? isDebit : amount.negative(), row.value(columns.balance()));
        }
    }

    /**
     * Whether balances are what is owed, as they rise with what stands in the column of money out. Of signed amounts they never tell,
     * since plus may be money out.
     */
    boolean isBalanceOwed() {
        return columns.isByDebitAndCredit() && balances.isOwed();
    }

    /** Whether money in stands in a column of its own with a minus in each row: it counts what is owed. */
    boolean isCreditOwed() {
        return negativeCredits && !positiveCredits;
    }

    /** Whether an amount has a plus, where those without one are money out. */
    boolean isMarkedAsCredit(CsvRecord row) {
        var number = WrittenNumber.of(row.value(columns.amount()));
        return number != null && number.isCredit();
    }

    /** Whether amounts with a plus stand among bare ones and none has a minus: then the bare ones are money out. */
    boolean isBareOut() {
        var isSeen = markedCredits && bareAmounts;
        return (isSeen || signsSaid() == AmountSigns.BARE_OUT) && !negativeAmounts && direction() < 0;
    }

    private static int signOf(String text) {
        var number = text.isEmpty() ? null : WrittenNumber.of(text);
        if (number == null || number.isZero()) {
            return 0;
        }
        return number.negative() ? -1 : 1;
    }

    /** Whether plus is money out, as a person or the account's profile says, or as it is written of a debt. */
    boolean isInverted() {
        return signsSaid() == AmountSigns.INVERTED || isOwed();
    }

    /**
     * Whether the amounts are signed by what is owed: the account is a debt, or the rows look like a card's, most are plus as purchases
     * are, and no word says that plus came in.
     */
    private boolean isOwed() {
        return signsSaid() == null
                && !columns.isByDebitAndCredit()
                && direction() < 0
                && !isBareOut()
                && hints.kind() != AccountKind.ASSET
                && ((hints.isDebt() && cardSigns.isMostlyOwed())
                        || isReceivedByMinus()
                        || isBoughtByPlus()
                        || isOnlyPurchases());
    }

    private boolean isReceivedByMinus() {
        return columns.balance() < 0 && cardSigns.isReceivedByMinus(owed.isRaisedBySmaller());
    }

    private boolean isBoughtByPlus() {
        return columns.balance() < 0 && cardSigns.isBoughtByPlus();
    }

    private boolean isOnlyPurchases() {
        return columns.balance() < 0 && cardSigns.isOnlyPurchases();
    }

    private @Nullable AmountSigns signsSaid() {
        var said = AmountSigns.of(hints.signs());
        return said == null ? known.signs() : said;
    }

    void refuseContradictions() {
        if (positiveDebits && negativeDebits) {
            throw new Refusal(
                    ReadingCode.SIGN_CONTRADICTORY,
                    "The debit column holds positive and negative amounts, so that money out and in cannot be told"
                            + " apart.");
        }
    }

    /** The column that says whether an amount is money out, or -1 when the amounts say it themselves. */
    int direction() {
        return directions.column(negativeAmounts);
    }

    /** Whether a row is money out by that column. */
    boolean isOutByDirection(CsvRecord row) {
        return directions.isOut(row, negativeAmounts);
    }

    /** Whether the column of directions counts alone, since each sign is the other way round. */
    boolean isSignReversed() {
        return negativeAmounts && directions.isReversedBySigns();
    }

    /** What a person has to look at. */
    List<ReadingProblem> remarks() {
        var remarks = new ArrayList<ReadingProblem>();
        if (!columns.isByDebitAndCredit()
                && !negativeAmounts
                && direction() < 0
                && (columns.balance() < 0 || balances.isBroken())
                && !isBareOut()
                && !isOwed()
                && !isNetOfFees
                && (signsSaid() == null || signsSaid() == AmountSigns.BY_COLUMN)) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.SIGN_UNKNOWN,
                    "No amount is negative and nothing says which are money out: all " + rows
                            + " rows are taken as money in. If it is a card's statement, have it read again with the"
                            + " signs inverted."));
        }
        if (!columns.isByDebitAndCredit() && hints.signs() == null) {
            remarks.addAll(directions.remarks(negativeAmounts));
        }
        if (isCreditOwed() && !positiveDebits && hints.signs() == null) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.SIGN_UNKNOWN,
                    "Each amount in the column of money in is negative, and none in that of money out says what a minus"
                            + " means: they are taken as money in."));
        }
        var card = isOfSeller() ? null : cardSigns.remark(owed.isRaisedBySmaller());
        if (card == null && signsSaid() == null && !cardSigns.isAsOnAnAccount() && !isOfSeller()) {
            card = owed.remark();
        }
        // A profile that learnt its signs from amounts does not know better than these amounts.
        var saysOtherwise = hints.signs() != null || isInverted() || isBareOut();
        if (card != null && remarks.isEmpty() && direction() < 0 && !saysOtherwise) {
            remarks.add(card);
        }
        if (isBalanceOwed() && !hints.isDebt() && signsSaid() != AmountSigns.BY_COLUMN) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.SIGNS_INFERRED,
                    "The balances rise with money out: they are taken as what is owed, as on a card or a loan."));
        }
        if (isOwed()) {
            remarks.add(ofDebt());
        }
        if (isBareOut() && signsSaid() != AmountSigns.BARE_OUT) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.SIGNS_INFERRED,
                    "Some amounts have a plus and none a minus: those without a sign are taken as money out."));
        }
        return remarks;
    }

    /** Whether fees beside the amounts show that it is who sells that the rows are about, and not who buys by card. */
    private boolean isOfSeller() {
        return isNetOfFees || columns.isOfNet();
    }

    private ReadingProblem ofDebt() {
        var why = "A column names a card, and all amounts are positive: they are taken for purchases, money out.";
        if (hints.isDebt()) {
            why = "The account is a card or another debt and most amounts are positive: they are taken as money out.";
        } else if (isReceivedByMinus()) {
            why = "The payments that a card's issuer received are negative: positive amounts are taken as money out.";
        } else if (isBoughtByPlus()) {
            why = "What a column calls a purchase is positive: positive amounts are taken as money" + " out.";
        }
        return ReadingProblem.of(ReadingCode.SIGNS_INFERRED, why);
    }

    /** What they mean, for the layout; null when no row says it. */
    @Nullable
    AmountSigns shown() {
        if (isBareOut()) {
            return AmountSigns.BARE_OUT;
        } else if (isInverted()) {
            return AmountSigns.INVERTED;
        } else if (columns.isByDebitAndCredit() || directions.hasOut(negativeAmounts)) {
            return AmountSigns.BY_COLUMN;
        } else {
            return negativeAmounts ? AmountSigns.AS_WRITTEN : signsSaid();
        }
    }
}
