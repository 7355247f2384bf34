package io.financereport.report.reports;

import io.financereport.money.Money;
import io.financereport.report.financials.IncomeStatement;
import io.financereport.report.freshness.Freshness;
import io.financereport.report.ledger.AccountId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param netIncome income less expenses, null when either total is
 * @param complete whether every total can be told; false when a rate or an account is not known
 * @param unknownAccounts accounts that entries name and that have not arrived yet
 */
@Serdeable
record IncomeStatementResponse(
        LocalDate from,
        LocalDate to,
        String currency,
        SectionResponse income,
        SectionResponse expenses,
        @Nullable Money netIncome,
        boolean complete,
        List<UUID> unknownAccounts,
        UncategorisedResponse uncategorised,
        FreshnessResponse freshness) {

    static IncomeStatementResponse of(IncomeStatement statement, Freshness freshness) {
        return new IncomeStatementResponse(
                statement.period().from(),
                statement.period().to(),
                statement.currency().getCurrencyCode(),
                SectionResponse.of(statement.income()),
                SectionResponse.of(statement.expenses()),
                statement.netIncome().orElse(null),
                statement.complete(),
                statement.unknown().accounts().stream().map(AccountId::value).toList(),
                UncategorisedResponse.of(statement.uncategorised()),
                FreshnessResponse.of(freshness));
    }
}
