/**
 * Sessions and what belongs to them on Redis, Redis Sentinel and Redis Cluster. Start at
 * {@link io.menjin.store.redis.RedisStores}.
 */
@NullMarked
package io.menjin.store.redis;

import org.jspecify.annotations.NullMarked;
