package io.financereport.reconciliation;

import io.financereport.test.HouseRules;
import java.util.List;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("reconciliation");
    }

    @Override
    protected List<String> domainPackages() {
        return List.of(
                "io.financereport.reconciliation.bank..",
                "io.financereport.reconciliation.opening..",
                "io.financereport.reconciliation.matching..");
    }
}
