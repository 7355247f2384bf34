package io.financereport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class DemoStatementTest {
    @Test
    void its_running_balance_chains_so_that_the_system_approves_it() {
        var balance = new BigDecimal("2450.00");
        var lines = DemoStatement.of(YearMonth.parse("2026-02"))
                .csv()
                .lines()
                .skip(1)
                .toList();

        for (var line : lines) {
            var cells = line.split(",", -1);
            var debit = cells[2].isEmpty() ? BigDecimal.ZERO : new BigDecimal(cells[2]);
            var credit = cells[3].isEmpty() ? BigDecimal.ZERO : new BigDecimal(cells[3]);
            balance = balance.subtract(debit).add(credit);
            assertThat(new BigDecimal(cells[4])).isEqualByComparingTo(balance);
        }
        assertThat(balance).isEqualByComparingTo("4883.28");
        assertThat(lines).hasSize(14).first().isEqualTo("2026-02-01,RENT MAPLE COURT 12,1350.00,,1100.00");
    }
}
