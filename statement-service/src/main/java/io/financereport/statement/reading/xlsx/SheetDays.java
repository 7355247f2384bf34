package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    private record FileAccountKey(@Nullable String identifier, Currency currency) {}

    /** Takes the day of a row of an account of the workbook. */
    void see(int account, LocalDate day) {
        byAccount.merge(account, new Days(day, day), Days::and);
    }

    /**
     * @param accounts of the workbook
     * @param sheets the number of the sheet of each
     */
    List<ReadingProblem> problems(List<FileAccount> accounts, List<Integer> sheets) {
        Map<FileAccountKey, List<Integer>> before = new HashMap<>();
        for (int account = 0; account < accounts.size(); account++) {
            var alike = before.computeIfAbsent(
                    new FileAccountKey(
                            accounts.get(account).identifier(),
                            accounts.get(account).currency()),
                    any -> new ArrayList<>());
            for (int other : alike) {
                if (!sheets.get(other).equals(sheets.get(account)) && meet(other, account)) {
                    return List.of(ReadingProblem.of(
                            ReadingCode.TABLE_WITHOUT_ACCOUNT,
                            "Sheets " + sheets.get(other) + " and " + sheets.get(account)
                                    + " name no account, or the same, and have rows of the same days. Look whether one"
                                    + " repeats the other."));
                }
            }
            alike.add(account);
        }
        return List.of();
    }

    private boolean meet(int one, int other) {
        var days = byAccount.get(one);
        var others = byAccount.get(other);
        return days != null && others != null && days.meet(others);
    }
}
