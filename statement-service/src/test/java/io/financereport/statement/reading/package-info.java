/** Tests of the readers: on small files written here, and on the sample statements where these are given. */
@NullMarked
package io.financereport.statement.reading;

import org.jspecify.annotations.NullMarked;
