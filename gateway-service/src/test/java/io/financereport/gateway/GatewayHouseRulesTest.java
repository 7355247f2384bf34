package io.financereport.gateway;

import io.financereport.test.HouseRules;
import java.util.List;

class GatewayHouseRulesTest extends HouseRules {
    GatewayHouseRulesTest() {
        super("gateway");
    }

    /** A door has little domain: identity, keys and routes are its mechanism. */
    @Override
    protected List<String> domainPackages() {
        return List.of("io.financereport.gateway.credential..");
    }
}
