package io.financereport.report.reports;

import io.financereport.report.financials.BalanceSheet;
import io.financereport.report.freshness.Freshness;
import io.financereport.report.ledger.AccountId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * @param balanced whether assets are what liabilities and equity come to, in each currency
 * @param complete whether every total can be told; false when a rate or an account is not known
 * @param unknownAccounts accounts that entries name and that have not arrived yet
 */
@Serdeable
record BalanceSheetResponse(
        LocalDate asOf,
        String currency,
        SectionResponse assets,
        SectionResponse liabilities,
        SectionResponse equity,
        boolean balanced,
        boolean complete,
        List<UUID> unknownAccounts,
        UncategorisedResponse uncategorised,
        FreshnessResponse freshness) {

    static BalanceSheetResponse of(BalanceSheet sheet, Freshness freshness) {
        return new BalanceSheetResponse(
                sheet.asOf(),
                sheet.currency().getCurrencyCode(),
                SectionResponse.of(sheet.assets()),
                SectionResponse.of(sheet.liabilities()),
                SectionResponse.of(sheet.equity()),
                sheet.balanced(),
                sheet.complete(),
                sheet.unknown().accounts().stream().map(AccountId::value).toList(),
                UncategorisedResponse.of(sheet.uncategorised()),
                FreshnessResponse.of(freshness));
    }
}
