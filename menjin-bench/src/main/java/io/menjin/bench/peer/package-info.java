/** Who checks and issues tokens, each behind the same few methods. */
@NullMarked
package io.menjin.bench.peer;

import org.jspecify.annotations.NullMarked;
