/** What all stores in Redis use. Not API. */
@NullMarked
package io.menjin.store.redis.internal;

import org.jspecify.annotations.NullMarked;
