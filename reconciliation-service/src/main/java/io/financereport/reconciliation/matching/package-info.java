/**
 * The matcher, pure: which transactions clear a posting, which two are a transfer, how sure that is, and how what remains is
 * posted. It knows neither database nor web.
 */
@NullMarked
package io.financereport.reconciliation.matching;

import org.jspecify.annotations.NullMarked;
