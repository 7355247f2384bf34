/** Holds the pages that people begin with to the truth: what they name is there, and what they tell to type can be typed. */
@NullMarked
package io.financereport.readme;

import org.jspecify.annotations.NullMarked;
