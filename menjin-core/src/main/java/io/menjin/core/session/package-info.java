/** A device's login and how it ends. */
@NullMarked
package io.menjin.core.session;

import org.jspecify.annotations.NullMarked;
