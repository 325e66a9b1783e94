package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.Payment;
import io.menjin.emulator.internal.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /wxa/getpaidunionid}: the unionid of somebody who paid within the last five minutes. */
final class GetPaidUnionId implements ServerApi {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/wxa/getpaidunionid",
            "getPaidUnionid",
            Set.of("GET"),
            Fidelity.FULL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/basic-info/api_getpaidunionid",
            List.of("Payments are made with the control API."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        App app = Callers.byAccessToken(call, world);
        Identity identity = Identities.byOpenId(app, call.param("openid"), world);
        call.aboutUser(identity.userId());
        if (app.openPlatform() == null || identity.unionId() == null) {
            throw new ApiRefusal(
                    WeChatErrors.NO_OPEN_PLATFORM, app.appId() + " is not bound to an open platform account");
        }
        Payment payment = payment(identity, call, world);
        if (payment == null) {
            throw new ApiRefusal(
                    WeChatErrors.INVALID_TRADE, identity.userId() + " made no such payment in " + app.appId());
        }
        if (payment.paidAt().plus(WINDOW).isBefore(world.now())) {
            throw new ApiRefusal(
                    WeChatErrors.INVALID_TRADE, "the payment was at " + payment.paidAt() + ", over five minutes ago");
        }
        return Json.object()
                .put("unionid", identity.unionId())
                .put("errcode", 0)
                .put("errmsg", "ok");
    }

    private static @Nullable Payment payment(Identity identity, ApiCall call, World world) {
        String transaction = call.param("transaction_id");
        return world.payments().stream()
                .filter(paid ->
                        paid.appId().equals(identity.appId()) && paid.userId().equals(identity.userId()))
                .filter(paid -> transaction != null
                        ? paid.transactionId().equals(transaction)
                        : paid.mchId().equals(call.param("mch_id"))
                                && paid.outTradeNo().equals(call.param("out_trade_no")))
                .findFirst()
                .orElse(null);
    }
}
