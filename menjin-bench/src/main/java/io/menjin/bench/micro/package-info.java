/** JMH benchmarks. */
@NullMarked
package io.menjin.bench.micro;

import org.jspecify.annotations.NullMarked;
