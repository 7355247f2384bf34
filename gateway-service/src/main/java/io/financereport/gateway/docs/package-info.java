/** One description of the API out of those of all services, and a page to read and try it. */
@NullMarked
package io.financereport.gateway.docs;

import org.jspecify.annotations.NullMarked;
