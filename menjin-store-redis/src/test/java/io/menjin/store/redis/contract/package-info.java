/** The contract suite of the core over each way to run Redis. */
@NullMarked
package io.menjin.store.redis.contract;

import org.jspecify.annotations.NullMarked;
