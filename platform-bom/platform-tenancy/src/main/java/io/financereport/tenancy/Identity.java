package io.financereport.tenancy;

import java.util.Currency;

/**
 * Who asks and for which workspace, as the gateway's token says.
 *
 * @param baseCurrency the workspace's base currency, in which its reports are made unless another is asked for
 */
public record Identity(UserId user, WorkspaceId workspace, Role role, Currency baseCurrency) {}
