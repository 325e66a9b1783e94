/** Our side: the core on one set of stores or another. */
@NullMarked
package io.menjin.bench.menjin;

import org.jspecify.annotations.NullMarked;
