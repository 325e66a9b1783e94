/** The ring of session_keys and what it opens. */
@NullMarked
package io.menjin.core.sessionkey;

import org.jspecify.annotations.NullMarked;
