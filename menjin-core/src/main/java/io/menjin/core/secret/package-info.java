/** Types for values that must never be seen: they print redacted and compare in constant time. */
@NullMarked
package io.menjin.core.secret;

import org.jspecify.annotations.NullMarked;
