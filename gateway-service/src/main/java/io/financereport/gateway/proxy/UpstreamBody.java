package io.financereport.gateway.proxy;

import io.micronaut.http.body.CloseableByteBody;

/** A service's answer on its way through: bytes that are passed on as they come, as fast as the client takes them. */
record UpstreamBody(CloseableByteBody bytes) {}
