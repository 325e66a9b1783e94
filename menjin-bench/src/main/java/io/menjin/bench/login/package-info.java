/** How many logins client libraries can do, whatever WeChat's latency, and what they cost. */
@NullMarked
package io.menjin.bench.login;

import org.jspecify.annotations.NullMarked;
