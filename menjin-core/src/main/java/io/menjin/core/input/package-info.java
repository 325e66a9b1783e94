/** Checks of what devices send, before anything is done with it. */
@NullMarked
package io.menjin.core.input;

import org.jspecify.annotations.NullMarked;
