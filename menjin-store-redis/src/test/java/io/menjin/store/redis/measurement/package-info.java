/** What sessions cost in memory. */
@NullMarked
package io.menjin.store.redis.measurement;

import org.jspecify.annotations.NullMarked;
