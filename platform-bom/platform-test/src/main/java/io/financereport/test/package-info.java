/**
 * What every module's tests share: PostgreSQL and Redis as real servers, a fixed clock, generators for properties, and the
 * house rules. It knows no service and no platform module.
 */
@NullMarked
package io.financereport.test;

import org.jspecify.annotations.NullMarked;
