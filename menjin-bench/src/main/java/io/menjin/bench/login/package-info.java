/** How many login codes a client library can exchange, whatever WeChat's latency. */
@NullMarked
package io.menjin.bench.login;

import org.jspecify.annotations.NullMarked;
