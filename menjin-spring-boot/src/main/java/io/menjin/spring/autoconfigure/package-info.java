/** Puts everything together, as far as the application has not brought its own. */
@NullMarked
package io.menjin.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
