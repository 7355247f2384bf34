/** Tests of the balance doctor. */
@NullMarked
package io.financereport.statement.doctor;

import org.jspecify.annotations.NullMarked;
