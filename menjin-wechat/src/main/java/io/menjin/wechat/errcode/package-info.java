/** What WeChat's errcodes mean and what Menjin does about each. */
@NullMarked
package io.menjin.wechat.errcode;

import org.jspecify.annotations.NullMarked;
