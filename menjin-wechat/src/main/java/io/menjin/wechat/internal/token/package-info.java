/** Holding access_tokens: refreshed in the background, fetched by one, replaced when refused. */
@NullMarked
package io.menjin.wechat.internal.token;

import org.jspecify.annotations.NullMarked;
