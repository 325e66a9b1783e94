/** The bearer tokens that devices hold. */
@NullMarked
package io.menjin.core.token;

import org.jspecify.annotations.NullMarked;
