/**
 * Login and authorization for WeChat Mini Programs: the domain and its use cases, wired by {@link io.menjin.core.Menjin}.
 *
 * <p>The core knows no framework. Stores, WeChat, keys, limits and avatars come in through ports; the clock and the source
 * of randomness are handed in.
 */
@NullMarked
package io.menjin.core;

import org.jspecify.annotations.NullMarked;
