/**
 * Who asks, and for which workspace. {@link io.financereport.tenancy.GatewayTokens} reads the gateway's signed token into an
 * {@link io.financereport.tenancy.Identity}; {@link io.financereport.tenancy.WorkspaceTransactions} runs all work on the
 * database under that workspace's row-level security. It knows neither HTTP nor any service.
 */
@NullMarked
package io.financereport.tenancy;

import org.jspecify.annotations.NullMarked;
