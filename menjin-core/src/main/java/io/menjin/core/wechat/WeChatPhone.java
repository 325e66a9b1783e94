package io.menjin.core.wechat;

import io.menjin.core.secret.PhoneNumber;

/**
 * A phone number that WeChat vouches for.
 *
 * @param number international form, such as {@code +8613580006666}
 * @param countryCode digits without plus
 * @param masked for eyes, such as {@code 135****6666}
 */
public record WeChatPhone(PhoneNumber number, String countryCode, String masked) {

    /**
     * Puts together what WeChat gives in parts.
     *
     * @param purePhoneNumber the digits without area code, as WeChat's {@code purePhoneNumber}
     * @param countryCode the digits of the area code
     * @throws IllegalArgumentException when either is not made of digits of a sensible number
     */
    public static WeChatPhone of(String purePhoneNumber, String countryCode) {
        if (!purePhoneNumber.matches("[0-9]{4,15}") || !countryCode.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("not a phone number");
        }
        return new WeChatPhone(
                new PhoneNumber("+" + countryCode + purePhoneNumber), countryCode, mask(purePhoneNumber));
    }

    private static String mask(String digits) {
        int shown = digits.length() >= 11 ? 3 : digits.length() >= 7 ? 2 : 0;
        int tail = digits.length() >= 7 ? Math.min(4, digits.length() - shown - 3) : 1;
        return digits.substring(0, shown)
                + "*".repeat(digits.length() - shown - tail)
                + digits.substring(digits.length() - tail);
    }
}
