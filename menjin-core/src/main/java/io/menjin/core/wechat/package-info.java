/** What the core asks of WeChat's platform. */
@NullMarked
package io.menjin.core.wechat;

import org.jspecify.annotations.NullMarked;
