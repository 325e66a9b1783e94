/**
 * WeChat's message push: checking the URL, verifying, decrypting and reading messages, and encrypting replies, in the
 * plain, compatible and secure modes, JSON and XML.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html">WeChat</a>
 */
@NullMarked
package io.menjin.wechat.push;

import org.jspecify.annotations.NullMarked;
