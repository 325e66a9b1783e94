package io.menjin.core.secret;

/** The code of {@code wx.login}: five minutes, one use. */
public final class LoginCode extends SecretText {

    public LoginCode(String text) {
        super(text);
    }
}
