/** Real Redis servers for tests. */
@NullMarked
package io.menjin.store.redis.testing;

import org.jspecify.annotations.NullMarked;
