/**
 * The HTTP side that all services share: every answer that is not a success is an RFC 9457 problem ({@link
 * io.financereport.web.Problem}), every request has an identity ({@link io.financereport.web.RequestContext}), every write can
 * be repeated ({@link io.financereport.web.Idempotency}), every list is a keyset page ({@link io.financereport.web.Page}). It
 * knows no business word.
 */
@NullMarked
package io.financereport.web;

import org.jspecify.annotations.NullMarked;
