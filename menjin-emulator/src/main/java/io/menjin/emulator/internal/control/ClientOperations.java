package io.menjin.emulator.internal.control;

import io.menjin.emulator.Behaviour;
import io.menjin.emulator.LoginResult;
import io.menjin.emulator.PhoneTap;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.OpenData;
import io.menjin.emulator.internal.world.PhoneNumber;
import io.menjin.emulator.internal.world.SealedData;
import io.menjin.emulator.internal.world.SessionKey;
import io.menjin.emulator.internal.world.User;
import io.menjin.emulator.internal.world.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the WeChat client does on the user's phone: {@code wx.login}, {@code wx.checkSession}, the phone button. */
final class ClientOperations {

    private static final int LOGIN_BLOCKED = 1_402_101;
    private static final int NO_PHONE_QUOTA = 1_400_001;

    private ClientOperations() {}

    record Login(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/users/{id}/login");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            String appId = call.fields("appId").text("appId");
            return ControlAnswer.ok(context.world()
                    .with(world -> login(Subjects.identity(world, path.get("id"), appId), world)));
        }

        private static LoginResult login(Identity identity, World world) {
            return Subjects.user(world, identity.userId()).does(Behaviour.LOGIN_BLOCKED)
                    ? new LoginResult(null, "login:fail wxa login is blocked", LOGIN_BLOCKED)
                    : new LoginResult(world.login(identity).code(), "login:ok", null);
        }
    }

    record CheckSession(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/users/{id}/check-session");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            String appId = call.fields("appId").text("appId");
            return context.world()
                    .with(world -> ControlAnswer.ok(
                            Map.of("valid", world.clientKeyIsValid(Subjects.identity(world, path.get("id"), appId)))));
        }
    }

    record TapPhone(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/users/{id}/phone");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            String appId = call.fields("appId").text("appId");
            return ControlAnswer.ok(context.world()
                    .with(world -> tap(Subjects.identity(world, path.get("id"), appId), world)));
        }

        private static PhoneTap tap(Identity identity, World world) {
            User user = Subjects.user(world, identity.userId());
            if (user.does(Behaviour.NO_PHONE_QUOTA)) {
                return refused("getPhoneNumber:fail no quota", NO_PHONE_QUOTA);
            }
            PhoneNumber phone = user.phoneNumber();
            if (phone == null) {
                return refused("getPhoneNumber:fail:cancel to bind phone", null);
            }
            if (user.does(Behaviour.REFUSES_PHONE)) {
                return refused("getPhoneNumber:fail user deny", null);
            }
            SessionKey key = world.sessionKeys().use(identity.key(), world.now(), world.settings());
            SealedData sealed =
                    SealedData.seal(OpenData.phone(phone, identity.appId(), world.now(), world.settings()), key, world);
            world.phoneTaps().remember(identity.appId(), sealed, world.now());
            return new PhoneTap(
                    world.phoneCode(identity, key, phone).code(),
                    sealed.encryptedData(),
                    sealed.iv(),
                    "getPhoneNumber:ok",
                    null);
        }

        private static PhoneTap refused(String errMsg, @Nullable Integer errno) {
            return new PhoneTap(null, null, null, errMsg, errno);
        }
    }
}
