package io.financereport.gateway;

import io.micronaut.runtime.Micronaut;

/** Starts the gateway. */
public final class GatewayService {
    private GatewayService() {}

    public static void main(String[] arguments) {
        Micronaut.run(GatewayService.class, arguments);
    }
}
