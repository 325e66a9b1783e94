/** How data goes that a person has taken back. Not API. */
@NullMarked
package io.menjin.core.push.internal;

import org.jspecify.annotations.NullMarked;
