/**
 * Exact amounts. {@link io.financereport.money.Money} is an amount at its currency's scale, {@link
 * io.financereport.money.Allocation} shares one out without losing or making a minor unit. Nothing here rounds unless the
 * caller names the rounding, and nothing here knows of HTTP, SQL or any service.
 */
@NullMarked
package io.financereport.money;

import org.jspecify.annotations.NullMarked;
