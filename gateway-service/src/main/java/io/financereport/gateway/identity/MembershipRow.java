package io.financereport.gateway.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A workspace that a user may enter, and as what. */
@MappedEntity("membership")
record MembershipRow(@Id UUID workspaceId, String name, String baseCurrency, String role) {}
