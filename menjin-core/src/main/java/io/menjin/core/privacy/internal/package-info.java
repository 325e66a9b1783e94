/** How an account is erased. Not API. */
@NullMarked
package io.menjin.core.privacy.internal;

import org.jspecify.annotations.NullMarked;
