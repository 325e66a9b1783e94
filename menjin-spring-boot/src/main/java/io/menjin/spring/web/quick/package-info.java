/**
 * The short way, before all filters: for checks of tokens, which gateways make at every request, and for logins, which come
 * in storms. It takes plain requests only and leaves everything else to the operations in {@link io.menjin.spring.web.api}.
 */
@NullMarked
package io.menjin.spring.web.quick;

import org.jspecify.annotations.NullMarked;
