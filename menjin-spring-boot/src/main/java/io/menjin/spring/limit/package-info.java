/** Limits on logins, kept in this process. */
@NullMarked
package io.menjin.spring.limit;

import org.jspecify.annotations.NullMarked;
