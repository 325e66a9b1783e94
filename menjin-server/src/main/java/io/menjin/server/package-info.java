/** The standalone server: the starter and a configuration file, nothing else. */
@NullMarked
package io.menjin.server;

import org.jspecify.annotations.NullMarked;
