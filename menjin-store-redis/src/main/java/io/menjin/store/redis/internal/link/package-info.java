/** How Redis is reached, alone, with Sentinel or as a Cluster. Not API. */
@NullMarked
package io.menjin.store.redis.internal.link;

import org.jspecify.annotations.NullMarked;
