/**
 * The short way for checks of tokens that gateways make at every request. It answers what it can answer without I/O and
 * leaves everything else to the operations in {@link io.menjin.spring.web.api}.
 */
@NullMarked
package io.menjin.spring.web.quick;

import org.jspecify.annotations.NullMarked;
