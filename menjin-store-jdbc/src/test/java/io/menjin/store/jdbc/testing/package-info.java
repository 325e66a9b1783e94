/** Real databases for tests, each server started once per JVM from binaries on the class path. */
@NullMarked
package io.menjin.store.jdbc.testing;

import org.jspecify.annotations.NullMarked;
