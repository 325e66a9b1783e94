/** That no secret comes out where it does not belong. */
@NullMarked
package io.menjin.it.leak;

import org.jspecify.annotations.NullMarked;
