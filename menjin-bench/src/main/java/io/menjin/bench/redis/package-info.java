/** A Redis of our own, and what it has counted. */
@NullMarked
package io.menjin.bench.redis;

import org.jspecify.annotations.NullMarked;
