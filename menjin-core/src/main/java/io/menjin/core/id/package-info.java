/** Ids of accounts and sessions. */
@NullMarked
package io.menjin.core.id;

import org.jspecify.annotations.NullMarked;
