/** What the core asks of a store. Implementations are held to one contract test suite. */
@NullMarked
package io.menjin.core.store;

import org.jspecify.annotations.NullMarked;
