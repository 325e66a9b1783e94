/** The store contract suite on every database. */
@NullMarked
package io.menjin.store.jdbc.contract;

import org.jspecify.annotations.NullMarked;
