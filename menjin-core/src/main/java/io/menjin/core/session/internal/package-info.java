/** How all sessions of a person end at once, also against logins under way. Not API. */
@NullMarked
package io.menjin.core.session.internal;

import org.jspecify.annotations.NullMarked;
