/** What the tests of the whole stand on: servers in JVMs of their own, a client that knows the contract, people. */
@NullMarked
package io.menjin.it.harness;

import org.jspecify.annotations.NullMarked;
