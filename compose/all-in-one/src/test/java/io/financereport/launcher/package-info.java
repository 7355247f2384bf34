/** The launcher with stand-ins for the services, on real PostgreSQL and Redis, and processes that are really killed. */
@NullMarked
package io.financereport.launcher;

import org.jspecify.annotations.NullMarked;
