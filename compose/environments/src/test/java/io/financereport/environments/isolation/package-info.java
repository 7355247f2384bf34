/**
 * Names, databases and containers that several checkouts of one machine keep apart: scripts and tests are run side by side, some are killed, and
 * what is left is looked at from outside. PostgreSQL is real, the Docker engine a stand-in that keeps what it was told.
 */
@NullMarked
package io.financereport.environments.isolation;

import org.jspecify.annotations.NullMarked;
