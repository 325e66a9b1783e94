/** How a node hears what others have changed. Not API. */
@NullMarked
package io.menjin.store.redis.internal.feed;

import org.jspecify.annotations.NullMarked;
