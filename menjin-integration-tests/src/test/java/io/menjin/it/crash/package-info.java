/** What holds when the process dies. */
@NullMarked
package io.menjin.it.crash;

import org.jspecify.annotations.NullMarked;
