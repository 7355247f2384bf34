/**
 * Tells open browsers that something changed. Hints come from the services through Redis Pub/Sub and go out over SSE, unread;
 * nothing depends on them, so without Redis a browser only hears that it should look for itself.
 */
@NullMarked
package io.financereport.gateway.live;

import org.jspecify.annotations.NullMarked;
