package io.financereport.gateway;

import io.financereport.web.start.ServiceStart;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.security.Security;

/** Starts the gateway. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "gateway",
                        version = "1",
                        description = "Identity, live hints and the state of the product."))
public final class GatewayService {
    /** A name of several machines is looked up anew every second: otherwise a new replica would never be seen. */
    private static final String NAME_KEPT_SECONDS = "1";

    private GatewayService() {}

    public static void main(String[] arguments) {
        Security.setProperty("networkaddress.cache.ttl", NAME_KEPT_SECONDS);
        Security.setProperty("networkaddress.cache.negative.ttl", NAME_KEPT_SECONDS);
        ServiceStart.run(GatewayService.class, arguments);
    }
}
