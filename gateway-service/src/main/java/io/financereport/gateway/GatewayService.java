package io.financereport.gateway;

import io.financereport.web.start.ServiceStart;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Starts the gateway. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "gateway",
                        version = "1",
                        description = "Identity, live hints and the state of the product."))
public final class GatewayService {
    private GatewayService() {}

    public static void main(String[] arguments) {
        ServiceStart.run(GatewayService.class, arguments);
    }
}
