/** Metrics and traces through Micrometer; without it, nothing. */
@NullMarked
package io.menjin.spring.observation;

import org.jspecify.annotations.NullMarked;
