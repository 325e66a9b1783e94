package io.menjin.emulator.internal.world;

import io.menjin.emulator.EmulatorSettings;
import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.json.Json;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** The plain contents of open data. */
public final class OpenData {

    private static final String MAINLAND = "86";

    private OpenData() {}

    /** A phone number as {@code phone_info} and as the plain text of the phone button's encryptedData. */
    public static ObjectNode phone(PhoneNumber number, String appId, Instant tappedAt, EmulatorSettings settings) {
        String national = number.national();
        String country = number.countryCode();
        String withCountry =
                country.equals(MAINLAND) ? national : settings.get(Settings.FOREIGN_PHONE_PREFIX) + country + national;
        ObjectNode phone = Json.object()
                .put("phoneNumber", withCountry)
                .put("purePhoneNumber", national)
                .put("countryCode", country);
        phone.set("watermark", watermark(appId, tappedAt));
        return phone;
    }

    /** Proof of where and when: the timestamp is in seconds. */
    public static ObjectNode watermark(String appId, Instant when) {
        return Json.object().put("timestamp", when.getEpochSecond()).put("appid", appId);
    }
}
