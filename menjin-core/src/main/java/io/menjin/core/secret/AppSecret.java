package io.menjin.core.secret;

/** The AppSecret of a mini program, as shown once in WeChat's console. */
public final class AppSecret extends SecretText {

    public AppSecret(String text) {
        super(text);
    }
}
