/**
 * One uploaded file on its way: received, read, reviewed, approved or not. {@link io.financereport.statement.statement.Statements}
 * moves it, and approval is where rows become transactions and others hear of them. It must not know formats.
 */
@NullMarked
package io.financereport.statement.statement;

import org.jspecify.annotations.NullMarked;
