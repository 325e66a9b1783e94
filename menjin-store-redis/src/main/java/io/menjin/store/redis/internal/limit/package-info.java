/** Limits that nodes share. Not API. */
@NullMarked
package io.menjin.store.redis.internal.limit;

import org.jspecify.annotations.NullMarked;
