/**
 * What a client of the product must be able to rely on, asked of the gateway and of nothing else: a year of bank files in, books that balance out,
 * whatever is killed in the middle. {@link io.financereport.acceptance.Year} makes the files and knows what must come out; it is computed from the
 * files' figures alone, by other code than the product's.
 */
@NullMarked
package io.financereport.acceptance;

import org.jspecify.annotations.NullMarked;
