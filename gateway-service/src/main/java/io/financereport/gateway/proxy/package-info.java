/**
 * Where a request goes: which service answers a path, which of its instances are ready, and the passing on of bodies both ways
 * without holding them. It knows who asks only as a {@code Caller}, and nothing of what is asked.
 */
@NullMarked
package io.financereport.gateway.proxy;

import org.jspecify.annotations.NullMarked;
