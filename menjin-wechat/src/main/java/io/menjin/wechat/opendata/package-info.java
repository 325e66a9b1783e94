/** What WeChat encrypts or signs under a session_key for the page to carry to the service. */
@NullMarked
package io.menjin.wechat.opendata;

import org.jspecify.annotations.NullMarked;
