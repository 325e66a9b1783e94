/** Sessions, rings of session_keys, receipts and marks in Redis. Not API. */
@NullMarked
package io.menjin.store.redis.internal.session;

import org.jspecify.annotations.NullMarked;
