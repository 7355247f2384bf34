package io.financereport.statement.statement;

import io.financereport.statement.document.StoredDocument;
import io.financereport.statement.statement.StatementHead.Given;
import io.financereport.tenancy.UserId;
import java.time.Instant;
import java.util.Currency;

/** A file that was just uploaded. */
record NewStatement(
        StatementId id,
        String fileName,
        StoredDocument document,
        String format,
        Given given,
        Currency baseCurrency,
        UserId uploadedBy,
        Instant receivedAt) {}
