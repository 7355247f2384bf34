/** Tests of the streams, on a real PostgreSQL and a real Redis. */
@NullMarked
package io.financereport.streams;

import org.jspecify.annotations.NullMarked;
