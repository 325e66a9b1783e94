/** A network that fails on demand, for the tests of every module that talks to a server. */
@NullMarked
package io.menjin.core.testkit.network;

import org.jspecify.annotations.NullMarked;
