package io.financereport.statement.statement;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Where a row stands in its original, and what is written there.
 *
 * @param sha256 of the whole original, in hexadecimal
 * @param format as the content says
 */
@Serdeable
record Evidence(String sha256, String fileName, String format, SourcePlace source, EvidenceExcerpt excerpt) {}
