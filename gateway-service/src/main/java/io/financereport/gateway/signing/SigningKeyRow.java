package io.financereport.gateway.signing;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A key as it lies in the database: the public half readable, the private half locked. */
@MappedEntity("signing_key")
record SigningKeyRow(@Id String kid, String publicJwk, byte[] privateKey, Instant createdAt, Instant activeFrom) {}
