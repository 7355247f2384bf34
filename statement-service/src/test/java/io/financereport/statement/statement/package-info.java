/** Tests of statements on a real database and a real Redis, from upload to event. */
@NullMarked
package io.financereport.statement.statement;

import org.jspecify.annotations.NullMarked;
