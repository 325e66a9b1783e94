package io.menjin.emulator.internal.control;

import io.menjin.emulator.PaymentReceipt;
import io.menjin.emulator.internal.json.Fields;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.Payment;
import io.menjin.emulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** A user pays in a mini program. */
record PaymentOperation(ControlContext context) implements ControlOperation {

    @Override
    public Route route() {
        return new Route("POST", "/users/{id}/pay");
    }

    @Override
    public ControlAnswer answer(ControlCall call, PathValues path) {
        Fields fields = call.fields("appId", "transactionId", "mchId", "outTradeNo");
        return context.world().with(world -> {
            Identity identity = Subjects.identity(world, path.get("id"), fields.text("appId"));
            Payment payment = new Payment(
                    identity.appId(),
                    identity.userId(),
                    or(fields.text("transactionId"), "42" + digits(26, world)),
                    or(fields.text("mchId"), "1900000109"),
                    or(fields.text("outTradeNo"), world.ids().hex(16)),
                    world.now());
            world.payments().add(payment);
            return ControlAnswer.json(
                    201, new PaymentReceipt(payment.transactionId(), payment.mchId(), payment.outTradeNo()));
        });
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static String digits(int count, World world) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(Math.floorMod(world.ids().group(), 10));
        }
        return digits.toString();
    }
}
