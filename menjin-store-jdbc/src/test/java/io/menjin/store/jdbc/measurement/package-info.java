/** Figures for docs/stores.md. Not part of the tests. */
@NullMarked
package io.menjin.store.jdbc.measurement;

import org.jspecify.annotations.NullMarked;
