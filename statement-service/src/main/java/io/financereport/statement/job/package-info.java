/**
 * Work that outlives a request and a process: {@link io.financereport.statement.job.Jobs} keeps it in a table, workers of all
 * replicas claim it under a lease, and what a dead worker held is taken over. It must not know what the work is.
 */
@NullMarked
package io.financereport.statement.job;

import org.jspecify.annotations.NullMarked;
