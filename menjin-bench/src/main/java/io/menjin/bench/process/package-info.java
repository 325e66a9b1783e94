/** Processes that are measured, and what the kernel says about them. */
@NullMarked
package io.menjin.bench.process;

import org.jspecify.annotations.NullMarked;
