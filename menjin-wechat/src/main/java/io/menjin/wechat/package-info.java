/**
 * WeChat's server API for login: {@link io.menjin.wechat.WeChatClient} and its settings.
 *
 * <p>Errcodes are in {@code errcode}, access tokens in {@code token}, encrypted and signed data of the page in
 * {@code opendata}, pushed messages in {@code push}. What is below {@code internal} may change at any time.
 */
@NullMarked
package io.menjin.wechat;

import org.jspecify.annotations.NullMarked;
