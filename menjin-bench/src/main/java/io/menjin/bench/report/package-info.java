/** Figures, and the pages made of them. */
@NullMarked
package io.menjin.bench.report;

import org.jspecify.annotations.NullMarked;
