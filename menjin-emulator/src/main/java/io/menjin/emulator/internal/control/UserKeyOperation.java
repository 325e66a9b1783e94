package io.menjin.emulator.internal.control;

import io.menjin.emulator.UserKey;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.UserEncryptKey;
import io.menjin.emulator.internal.world.UserEncryptKeys;

/** What {@code wx.getUserCryptoManager().getLatestUserKey} does. */
record UserKeyOperation(ControlContext context) implements ControlOperation {

    @Override
    public Route route() {
        return new Route("POST", "/users/{id}/encrypt-key");
    }

    @Override
    public ControlAnswer answer(ControlCall call, PathValues path) {
        String appId = call.fields("appId").text("appId");
        return context.world().with(world -> {
            Identity identity = Subjects.identity(world, path.get("id"), appId);
            UserEncryptKey key =
                    world.encryptKeys().latest(identity.key(), world.now()).get(0);
            return ControlAnswer.ok(new UserKey(
                    key.encryptKey(),
                    key.iv(),
                    key.version(),
                    key.createdAt().plus(UserEncryptKeys.LIFE).getEpochSecond()));
        });
    }
}
