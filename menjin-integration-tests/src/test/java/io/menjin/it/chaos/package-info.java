/** What holds when processes die, servers fail over and networks break under load. */
@NullMarked
package io.menjin.it.chaos;

import org.jspecify.annotations.NullMarked;
