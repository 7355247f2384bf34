/** What browsers get: the built web UI out of the class path, and the headers that tell them what a page of ours may do. */
@NullMarked
package io.financereport.gateway.site;

import org.jspecify.annotations.NullMarked;
