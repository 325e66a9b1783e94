/** Limits on how often a thing may be done. */
@NullMarked
package io.menjin.core.limit;

import org.jspecify.annotations.NullMarked;
