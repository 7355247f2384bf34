/** Tests of how a file finds its account. */
@NullMarked
package io.financereport.statement.account;

import org.jspecify.annotations.NullMarked;
