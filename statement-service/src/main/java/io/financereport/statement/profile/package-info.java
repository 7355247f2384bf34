/**
 * Import profiles: how each bank writes its tables. {@link io.financereport.statement.profile.ImportProfiles} gives readers what is
 * known, notices a file that is written differently, and learns from what is approved.
 */
@NullMarked
package io.financereport.statement.profile;

import org.jspecify.annotations.NullMarked;
