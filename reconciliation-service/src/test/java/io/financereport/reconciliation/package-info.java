/** Tests of the service as a whole: house rules, tenancy, the contract, and what all its tests share. */
@NullMarked
package io.financereport.reconciliation;

import org.jspecify.annotations.NullMarked;
