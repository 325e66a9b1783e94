/** That no statement reads a whole table. */
@NullMarked
package io.menjin.store.jdbc.plans;

import org.jspecify.annotations.NullMarked;
