/** In-memory stores with the semantics of real ones, for tests. */
@NullMarked
package io.menjin.core.store.memory;

import org.jspecify.annotations.NullMarked;
