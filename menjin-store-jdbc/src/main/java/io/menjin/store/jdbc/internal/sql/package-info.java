/** What all databases share: how work is run, what a failure means, how values are written. */
@NullMarked
package io.menjin.store.jdbc.internal.sql;

import org.jspecify.annotations.NullMarked;
