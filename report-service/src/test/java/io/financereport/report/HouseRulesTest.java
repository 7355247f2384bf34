package io.financereport.report;

import io.financereport.test.HouseRules;
import java.util.List;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("report");
    }

    @Override
    protected List<String> domainPackages() {
        return List.of(
                "io.financereport.report.ledger..",
                "io.financereport.report.financials..",
                "io.financereport.report.hledger..",
                "io.financereport.report.csv..");
    }
}
