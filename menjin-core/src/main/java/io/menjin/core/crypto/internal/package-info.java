/** Primitives that the rest of the core builds on. Not API. */
@NullMarked
package io.menjin.core.crypto.internal;

import org.jspecify.annotations.NullMarked;
