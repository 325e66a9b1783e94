/** How a number is proved and bound. Not API. */
@NullMarked
package io.menjin.core.phone.internal;

import org.jspecify.annotations.NullMarked;
