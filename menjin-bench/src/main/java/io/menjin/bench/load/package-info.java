/** Whole processes under load. */
@NullMarked
package io.menjin.bench.load;

import org.jspecify.annotations.NullMarked;
