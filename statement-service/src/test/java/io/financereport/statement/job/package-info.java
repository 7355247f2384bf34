/** Tests of jobs: leases, take-over and giving up. */
@NullMarked
package io.financereport.statement.job;

import org.jspecify.annotations.NullMarked;
