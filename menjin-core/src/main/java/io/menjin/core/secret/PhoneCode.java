package io.menjin.core.secret;

/** The code of a tap on the phone button: five minutes, one use, not a login code. */
public final class PhoneCode extends SecretText {

    public PhoneCode(String text) {
        super(text);
    }
}
