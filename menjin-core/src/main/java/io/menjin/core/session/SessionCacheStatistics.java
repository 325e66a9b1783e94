package io.menjin.core.session;

/**
 * What the near cache of a node has done since its start.
 *
 * @param hits checks that were answered without a store
 * @param misses checks that were not answered from it, forged tokens included
 * @param changes changes that it was told of, by this node or others
 * @param entries how many tokens it remembers now, about
 */
public record SessionCacheStatistics(long hits, long misses, long changes, long entries) {}
