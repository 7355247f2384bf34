package io.financereport.statement.job;

import io.financereport.tenancy.WorkspaceId;
import java.util.UUID;

/**
 * A job that one worker holds.
 *
 * @param holder the worker, new for each claim
 * @param tries how often it was begun, this time included
 */
public record Claim(UUID job, WorkspaceId workspace, UUID statement, String holder, int tries) {}
