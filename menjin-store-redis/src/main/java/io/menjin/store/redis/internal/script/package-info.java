/** What runs inside of Redis. Not API. */
@NullMarked
package io.menjin.store.redis.internal.script;

import org.jspecify.annotations.NullMarked;
