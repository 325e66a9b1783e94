/** The parts of a login. Not API. */
@NullMarked
package io.menjin.core.login.internal;

import org.jspecify.annotations.NullMarked;
