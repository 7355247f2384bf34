/**
 * The compose files: what each must satisfy so that it scales, stands beside others and keeps its secrets, whether Docker's own programs read them as
 * they are meant, and whether the keys of configuration, templates and .env.example are the same ones. Nothing here starts a container.
 */
@NullMarked
package io.financereport.environments.compose;

import org.jspecify.annotations.NullMarked;
