package io.menjin.emulator.internal.api;

import io.menjin.emulator.EncryptedHashInput;
import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.PhoneTapRecord;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /wxa/business/checkencryptedmsg}: whether WeChat encrypted this phone data in the last three days. */
final class CheckEncryptedData implements ServerApi {

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/wxa/business/checkencryptedmsg",
            "checkEncryptedData",
            Set.of("POST"),
            Fidelity.FULL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/basic-info/api_checkencrypteddata",
            List.of("API encryption is not emulated."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        App app = Callers.byAccessToken(call, world);
        String hash = call.field("encrypted_msg_hash");
        if (hash == null) {
            throw new ApiRefusal(WeChatErrors.NOT_JSON, "the body has no encrypted_msg_hash");
        }
        if (!hash.matches("[0-9a-fA-F]{64}")) {
            throw new ApiRefusal(
                    WeChatErrors.INVALID_ARGS, "encrypted_msg_hash must be the 64 hexadecimal digits of a SHA-256");
        }
        String wanted = hash.toLowerCase(Locale.ROOT);
        EncryptedHashInput input = world.settings().get(Settings.ENCRYPTED_HASH_INPUT);
        PhoneTapRecord tap = world.phoneTaps()
                .find(known -> known.appId().equals(app.appId()) && matches(known, wanted, input), world.now())
                .orElseThrow(() -> new ApiRefusal(
                        WeChatErrors.DATA_NOT_EXIT,
                        "no phone data of " + app.appId() + " in the last three days has this hash (setting "
                                + Settings.ENCRYPTED_HASH_INPUT + ")"));
        return Replies.ok()
                // WeChat's spelling.
                .put("vaild", true)
                .put("create_time", tap.tappedAt().getEpochSecond());
    }

    private static boolean matches(PhoneTapRecord tap, String hash, EncryptedHashInput input) {
        return switch (input) {
            case BASE64_TEXT -> tap.textHash().equals(hash);
            case RAW_BYTES -> tap.bytesHash().equals(hash);
            case EITHER -> tap.textHash().equals(hash) || tap.bytesHash().equals(hash);
        };
    }
}
