/**
 * How often somebody may ask. Counted in Redis, so that it holds over all replicas; with Redis away each replica counts for
 * itself. Who somebody is, the caller says: nothing here knows users.
 */
@NullMarked
package io.financereport.gateway.limits;

import org.jspecify.annotations.NullMarked;
