/** Benchmarks with peers beside us in one run on one machine. */
@NullMarked
package io.menjin.bench;

import org.jspecify.annotations.NullMarked;
