package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.csv.KnownLayouts.Known;
import io.financereport.statement.reading.csv.TableLayout.AmountSigns;
import io.financereport.statement.reading.written.DateColumn;
import io.financereport.statement.reading.written.DecimalSign;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What import profiles say where a file leaves it open. That of the account itself answers; one of another account with the same
 * columns only lends what would be asked otherwise, and that is said, for two banks may name their columns alike.
 */
final class KnownAnswers {
    private final @Nullable Known own;
    private final @Nullable Known lent;
    private boolean isBorrowed;

    private KnownAnswers(@Nullable Known own, @Nullable Known lent) {
        this.own = own;
        this.lent = lent;
    }

    static KnownAnswers of(CsvHeader header, Format format, KnownLayouts layouts) {
        var lent = header.known() == null ? layouts.lent(format, header.separator(), header.names()) : null;
        return new KnownAnswers(header.known(), lent);
    }

    /** The order of a column's days, null when only a person can say. */
    @Nullable
    DateOrder order(DateColumn column, Function<TableLayout, @Nullable DateOrder> part, LocalDate today) {
        var likeliest = column.likeliest(today);
        var said = own(part);
        if (said != null && column.possible().contains(said)) {
            // A profile that the days themselves speak against may be out of date: then a person says.
            return likeliest == null || likeliest == said ? said : null;
        }
        if (likeliest != null) {
            return likeliest;
        }
        var borrowed = lent == null ? null : part.apply(lent.layout());
        if (borrowed == null || !column.possible().contains(borrowed)) {
            return null;
        }
        isBorrowed = true;
        return borrowed;
    }

    /** What to settle a decimal mark with. */
    @Nullable
    DecimalMark decimalMark(DecimalSign decimals) {
        if (own != null || lent == null || !decimals.isOpen()) {
            return own(TableLayout::decimalMark);
        }
        isBorrowed |= lent.layout().decimalMark() != null;
        return lent.layout().decimalMark();
    }

    @Nullable
    AmountSigns signs() {
        return own(TableLayout::signs);
    }

    /** A part of the account's own profile. */
    <T> @Nullable T own(Function<TableLayout, @Nullable T> part) {
        return own == null ? null : part.apply(own.layout());
    }

    List<ReadingProblem> remarks() {
        var remarks = new ArrayList<ReadingProblem>();
        if (own != null) {
            remarks.add(ReadingProblem.of(ReadingCode.PROFILE_APPLIED, "The table is read by " + own.title() + "."));
        }
        if (isBorrowed && lent != null) {
            remarks.add(ReadingProblem.of(
                    ReadingCode.PROFILE_BORROWED,
                    "The file leaves open how its dates or amounts are written, so it is read as " + lent.title()
                            + " says, which is another account's. Look whether its days and amounts are right."));
        }
        return remarks;
    }
}
