/**
 * Why a statement does not add up: {@link io.financereport.statement.doctor.Doctor} looks at the rows and balances of one
 * account and names the rows that are likely wrong, each with the {@link io.financereport.statement.doctor.Correction} that
 * would close the chain. Pure arithmetic: it must not know files or storage, and changes nothing.
 */
@NullMarked
package io.financereport.statement.doctor;

import org.jspecify.annotations.NullMarked;
