package io.menjin.core.secret;

/** A full phone number in international form without separators, such as {@code +8613580006666}. */
public final class PhoneNumber extends SecretText {

    public PhoneNumber(String text) {
        super(text);
    }
}
