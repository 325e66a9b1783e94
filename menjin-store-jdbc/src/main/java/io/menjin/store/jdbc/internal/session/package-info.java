/** The session store and what belongs to it: session_key rings, login receipts, marks. */
@NullMarked
package io.menjin.store.jdbc.internal.session;

import org.jspecify.annotations.NullMarked;
