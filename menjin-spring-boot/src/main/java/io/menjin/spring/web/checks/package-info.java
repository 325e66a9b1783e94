/**
 * A port of its own for gateways, on Netty: verify and introspect, answered on the event loop when this node remembers the
 * token, by the same code as on the main port.
 */
@NullMarked
package io.menjin.spring.web.checks;

import org.jspecify.annotations.NullMarked;
