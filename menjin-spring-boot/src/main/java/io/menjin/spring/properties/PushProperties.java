package io.menjin.spring.properties;

import io.menjin.core.secret.EncodingAesKey;
import io.menjin.core.secret.PushToken;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's message push. The address to enter in WeChat's console ends in {@code /wechat/push/} and the alias.
 *
 * @param token Token from the message push page of WeChat's console; push is off without it.
 * @param encodingAesKey EncodingAESKey of 43 characters, for the compatible and the secure mode.
 */
public record PushProperties(
        @Nullable PushToken token, @Nullable EncodingAesKey encodingAesKey) {}
