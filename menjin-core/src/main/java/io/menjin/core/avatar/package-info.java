/** Where avatars are kept. */
@NullMarked
package io.menjin.core.avatar;

import org.jspecify.annotations.NullMarked;
