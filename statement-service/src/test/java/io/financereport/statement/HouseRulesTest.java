package io.financereport.statement;

import io.financereport.test.HouseRules;
import java.util.List;

class HouseRulesTest extends HouseRules {
    HouseRulesTest() {
        super("statement");
    }

    @Override
    protected List<String> domainPackages() {
        return List.of(
                "io.financereport.statement.reading..",
                "io.financereport.statement.proof..",
                "io.financereport.statement.alignment..",
                "io.financereport.statement.unposted..",
                "io.financereport.statement.doctor..");
    }

    @Override
    protected List<String> geometryPackages() {
        return List.of("io.financereport.statement.reading.pdf..");
    }
}
