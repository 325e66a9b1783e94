package io.menjin.core.source;

import io.menjin.core.secret.EncodingAesKey;
import io.menjin.core.secret.PushToken;
import org.jspecify.annotations.Nullable;

/**
 * What WeChat's console calls message push.
 *
 * @param token signs every message
 * @param aesKey encrypts messages in the compatible and secure modes; null in plain mode
 */
public record PushCredentials(PushToken token, @Nullable EncodingAesKey aesKey) {}
