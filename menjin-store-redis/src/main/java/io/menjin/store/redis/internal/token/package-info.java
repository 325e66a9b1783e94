/** The access_tokens that nodes share. Not API. */
@NullMarked
package io.menjin.store.redis.internal.token;

import org.jspecify.annotations.NullMarked;
