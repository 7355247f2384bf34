package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds sheets that may say the same twice: a summary by months, or what was filtered out of another one. They name no account, or the
 * same, and have rows of the same days; those of one month each have not. Each row of them would count.
 */
final class SheetDays {
    private final Map<Integer, Days> byAccount = new HashMap<>();

    private record Days(LocalDate first, LocalDate last) {
        Days and(Days other) {
            return new Days(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }

        boolean meet(Days other) {
            return !first.isAfter(other.last) && !other.first.isAfter(last);
        }
    }

    /** Takes the day of a row of an account of the workbook. */
    void see(int account, LocalDate day) {
        byAccount.merge(account, new Days(day, day), Days::and);
    }

    /**
     * @param accounts of the workbook
     * @param sheets the number of the sheet of each
     */
    List<ReadingProblem> problems(List<FileAccount> accounts, List<Integer> sheets) {
        for (int one = 0; one < accounts.size(); one++) {
            for (int other = one + 1; other < accounts.size(); other++) {
                if (!sheets.get(one).equals(sheets.get(other)) && meet(accounts, one, other)) {
                    return List.of(ReadingProblem.of(
                            ReadingCode.TABLE_WITHOUT_ACCOUNT,
                            "Sheets " + sheets.get(one) + " and " + sheets.get(other)
                                    + " name no account, or the same, and have rows of the same days. Look whether one"
                                    + " repeats the other."));
                }
            }
        }
        return List.of();
    }

    private boolean meet(List<FileAccount> accounts, int one, int other) {
        var days = byAccount.get(one);
        var others = byAccount.get(other);
        return days != null
                && others != null
                && Objects.equals(
                        accounts.get(one).identifier(), accounts.get(other).identifier())
                && accounts.get(one).currency().equals(accounts.get(other).currency())
                && days.meet(others);
    }
}
