/** The calls: what each sends and what it demands of the answer. */
@NullMarked
package io.menjin.wechat.internal.api;

import org.jspecify.annotations.NullMarked;
