/** Takes the figures of docs/reference/performance.md and prints them; it asserts nothing, because a figure depends on the machine. */
@NullMarked
package io.financereport.benchmark;

import org.jspecify.annotations.NullMarked;
