/**
 * What the scripts about Dokploy promise: {@link io.financereport.environments.dokploy.FakeDokploy} answers as its API does (it queues, it
 * overwrites an env whole, it takes its time, it fails), {@link io.financereport.environments.dokploy.FakeProduct} as the product that it runs.
 * Nothing here knows how the scripts do it, but for the settings that make their waits short.
 */
@NullMarked
package io.financereport.environments.dokploy;

import org.jspecify.annotations.NullMarked;
