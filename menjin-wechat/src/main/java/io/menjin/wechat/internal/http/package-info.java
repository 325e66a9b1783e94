/** HTTP towards WeChat: encoding, deadlines, bounded answers, and failures that carry no secret. */
@NullMarked
package io.menjin.wechat.internal.http;

import org.jspecify.annotations.NullMarked;
