package io.financereport.statement.statement;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * Where a row stands in its original, and what is written there.
 *
 * @param sha256 of the whole original, in hexadecimal
 * @param format as the content says
 * @param ordinal the row's place among the rows of the file, from 1
 * @param decision what became of it and why; null while nothing is decided
 */
@Serdeable
record Evidence(
        String sha256,
        String fileName,
        String format,
        int ordinal,
        SourcePlace source,
        EvidenceExcerpt excerpt,
        DecisionRows.@Nullable Item decision) {}
