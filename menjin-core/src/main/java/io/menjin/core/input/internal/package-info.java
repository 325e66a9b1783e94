/** How texts are spelt. Not API. */
@NullMarked
package io.menjin.core.input.internal;

import org.jspecify.annotations.NullMarked;
