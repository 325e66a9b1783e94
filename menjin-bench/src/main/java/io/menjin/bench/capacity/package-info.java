/** How many nodes and how much storage a number of daily users takes. */
@NullMarked
package io.menjin.bench.capacity;

import org.jspecify.annotations.NullMarked;
