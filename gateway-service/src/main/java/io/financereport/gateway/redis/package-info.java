/**
 * One connection to Redis that may be missing. Whoever uses it says what happens without; nothing here waits for Redis, and
 * nothing here knows what it is used for.
 */
@NullMarked
package io.financereport.gateway.redis;

import org.jspecify.annotations.NullMarked;
