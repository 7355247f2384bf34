/** What the Dockerfiles of the services promise, and the health check that lies in their images. */
@NullMarked
package io.financereport.environments.images;

import org.jspecify.annotations.NullMarked;
