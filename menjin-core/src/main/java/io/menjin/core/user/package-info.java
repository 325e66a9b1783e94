/** The person as the application and its devices see them: profile, steps, avatar. */
@NullMarked
package io.menjin.core.user;

import org.jspecify.annotations.NullMarked;
