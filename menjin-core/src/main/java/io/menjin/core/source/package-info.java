/** The mini programs that this service serves, each with its policies. */
@NullMarked
package io.menjin.core.source;

import org.jspecify.annotations.NullMarked;
