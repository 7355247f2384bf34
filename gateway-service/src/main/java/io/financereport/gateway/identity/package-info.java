/**
 * Who asks: users, their workspaces, sign-in sessions and access tokens. {@link Door} turns what a request carries
 * into a {@link Caller}; everything else of the gateway knows only that. Nothing here knows routes or services.
 */
@NullMarked
package io.financereport.gateway.identity;

import org.jspecify.annotations.NullMarked;
