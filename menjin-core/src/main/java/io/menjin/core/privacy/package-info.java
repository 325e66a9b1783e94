/** What a person may ask of their own data: a copy, and erasure. */
@NullMarked
package io.menjin.core.privacy;

import org.jspecify.annotations.NullMarked;
