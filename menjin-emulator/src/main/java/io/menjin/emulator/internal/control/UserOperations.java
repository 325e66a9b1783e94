package io.menjin.emulator.internal.control;

import io.menjin.emulator.Behaviour;
import io.menjin.emulator.EmulatedUser;
import io.menjin.emulator.UserIdentity;
import io.menjin.emulator.internal.json.Fields;
import io.menjin.emulator.internal.world.User;
import io.menjin.emulator.internal.world.World;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /users}. */
final class UserOperations {

    private UserOperations() {}

    record Put(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/users");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            Fields fields = call.fields(
                    "id", "nickname", "avatarUrl", "phone", "countryCode", "behaviour", "riskRank", "newEachStart");
            return context.world().with(world -> put(fields, world));
        }

        private static ControlAnswer put(Fields fields, World world) {
            String id = fields.requiredText("id");
            if (!id.matches("[A-Za-z0-9_.-]{1,64}")) {
                throw ControlProblem.invalid("\"id\" must be 1 to 64 letters, digits, _, . or -");
            }
            User old = world.user(id);
            User user = merge(id, fields, old, world);
            world.put(user);
            return ControlAnswer.json(old == null ? 201 : 200, show(user, world));
        }

        private static User merge(String id, Fields fields, @Nullable User old, World world) {
            Integer rank = fields.integer("riskRank", 0, 4);
            String country = fields.text("countryCode");
            String salt = old == null ? "" : old.salt();
            return new User(
                    id,
                    text(fields, "nickname", old == null ? null : old.nickname()),
                    text(fields, "avatarUrl", old == null ? null : old.avatarUrl()),
                    phone(text(fields, "phone", old == null ? null : old.phone())),
                    country != null ? country : old == null ? "86" : old.countryCode(),
                    behaviour(fields, old),
                    rank != null ? rank : old == null ? 0 : old.riskRank(),
                    fields.bool("newEachStart", false) ? world.ids().hex(8) : salt);
        }

        private static @Nullable String text(Fields fields, String name, @Nullable String otherwise) {
            String value = fields.text(name);
            return value == null ? otherwise : value.isEmpty() ? null : value;
        }

        private static @Nullable String phone(@Nullable String phone) {
            if (phone != null && !phone.matches("[0-9]{4,15}")) {
                throw ControlProblem.invalid("\"phone\" must be 4 to 15 digits, without the country code");
            }
            return phone;
        }

        private static Set<Behaviour> behaviour(Fields fields, @Nullable User old) {
            List<String> names = fields.texts("behaviour");
            if (names == null) {
                return old == null ? Set.of() : old.behaviour();
            }
            Set<Behaviour> behaviour = EnumSet.noneOf(Behaviour.class);
            for (String name : names) {
                behaviour.add(Behaviour.find(name)
                        .orElseThrow(() ->
                                ControlProblem.invalid("\"behaviour\" does not know \"" + name + "\"; it knows "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(Behaviour.values())
                                                        .map(Behaviour::wireName)
                                                        .toList()))));
            }
            return behaviour;
        }
    }

    record All(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/users");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            return context.world()
                    .with(world -> ControlAnswer.ok(Map.of(
                            "users",
                            world.users().stream()
                                    .map(user -> show(user, world))
                                    .toList())));
        }
    }

    record One(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/users/{id}");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            return context.world().with(world -> ControlAnswer.ok(show(Subjects.user(world, path.get("id")), world)));
        }
    }

    private static EmulatedUser show(User user, World world) {
        return new EmulatedUser(
                user.id(),
                user.nickname(),
                user.avatarUrl(),
                user.phone(),
                user.countryCode(),
                user.behaviour().stream().map(Behaviour::wireName).sorted().toList(),
                user.riskRank(),
                world.apps().stream()
                        .map(app -> world.identity(app.appId(), user.id()))
                        .filter(Objects::nonNull)
                        .map(identity -> new UserIdentity(identity.appId(), identity.openId(), identity.unionId()))
                        .toList());
    }
}
