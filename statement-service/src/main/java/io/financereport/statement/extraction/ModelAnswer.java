package io.financereport.statement.extraction;

import java.math.BigDecimal;

/**
 * What a model wrote.
 *
 * @param cost of the call, in the provider's currency
 */
record ModelAnswer(String text, BigDecimal cost) {}
