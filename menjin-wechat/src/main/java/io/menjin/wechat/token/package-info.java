/** access_tokens, and how the nodes of one service share them. */
@NullMarked
package io.menjin.wechat.token;

import org.jspecify.annotations.NullMarked;
