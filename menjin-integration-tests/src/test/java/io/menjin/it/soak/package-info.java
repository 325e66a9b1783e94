/** The service under a steady load for a long time: nothing may grow that is not meant to. */
@NullMarked
package io.menjin.it.soak;

import org.jspecify.annotations.NullMarked;
