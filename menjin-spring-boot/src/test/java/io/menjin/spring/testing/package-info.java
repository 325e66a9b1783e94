/** A running server with WeChat emulated beside it, and a client that holds every response to the contract. */
@NullMarked
package io.menjin.spring.testing;

import org.jspecify.annotations.NullMarked;
