/**
 * The tokens that services trust. All gateways sign alike: their keys lie encrypted in the database, are published before they
 * sign and listed for a while after. Nothing here knows how a person proved who they are.
 */
@NullMarked
package io.financereport.gateway.signing;

import org.jspecify.annotations.NullMarked;
