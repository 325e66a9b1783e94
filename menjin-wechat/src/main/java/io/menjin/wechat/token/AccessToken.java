package io.menjin.wechat.token;

import io.menjin.core.secret.SecretText;

/** WeChat's access_token of one mini program: up to two hours, at least 512 characters must fit. */
public final class AccessToken extends SecretText {

    public AccessToken(String text) {
        super(text);
    }
}
