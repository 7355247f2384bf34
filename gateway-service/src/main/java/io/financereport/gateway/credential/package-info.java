/**
 * What people prove themselves with: an address, a password's hash, an opaque token. Values only; who holds them and where they
 * are kept is the identity package's.
 */
@NullMarked
package io.financereport.gateway.credential;

import org.jspecify.annotations.NullMarked;
