package io.menjin.emulator.internal.world;

import io.menjin.emulator.EmulatorSettings;
import io.menjin.emulator.internal.world.WorldState.ClientKeyOf;
import io.menjin.emulator.internal.world.WorldState.EncryptKeysOf;
import io.menjin.emulator.internal.world.WorldState.KeyOf;
import io.menjin.emulator.internal.world.WorldState.QuotaUse;
import io.menjin.emulator.internal.world.WorldState.Visit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Turns a world into a value and back. */
public final class WorldStates {

    private WorldStates() {}

    public static WorldState of(World world) {
        return new WorldState(
                world.settings().toJson(),
                List.copyOf(world.apps()),
                List.copyOf(world.users()),
                list(world.sessionKeys().all(), KeyOf::new),
                list(world.clientKeys(), ClientKeyOf::new),
                List.copyOf(world.loginCodes().all()),
                List.copyOf(world.phoneCodes().all()),
                List.copyOf(world.accessTokens().all()),
                new TreeMap<>(world.forcedTokens()),
                list(
                        new TreeMap<>(world.quotas().all()),
                        (counter, count) -> new QuotaUse(counter, count.windowStart(), count.used())),
                list(world.visits(), Visit::new),
                List.copyOf(world.phoneTaps().all()),
                List.copyOf(world.payments()),
                list(world.encryptKeys().all(), EncryptKeysOf::new));
    }

    /**
     * A world in that state.
     *
     * @throws IllegalArgumentException if the state is not one a world can have
     */
    public static World restore(WorldState state, EmulatorClock clock, Ids ids) {
        World world = new World(clock, ids, EmulatorSettings.defaults().withJson(state.settings()));
        state.apps().forEach(world::put);
        state.users().forEach(world::put);
        state.sessionKeys().forEach(entry -> world.sessionKeys().all().put(known(entry.of(), world), entry.key()));
        state.clientKeys().forEach(entry -> world.clientKeys().put(known(entry.of(), world), entry.version()));
        state.loginCodes().forEach(code -> world.loginCodes().restore(code));
        state.phoneCodes().forEach(code -> world.phoneCodes().restore(code));
        state.accessTokens().forEach(token -> world.accessTokens().restore(token));
        world.forcedTokens().putAll(state.forcedTokens());
        state.quotas()
                .forEach(use ->
                        world.quotas().all().put(use.counter(), new Quotas.Count(use.windowStart(), use.used())));
        state.visits().forEach(visit -> world.visits().put(known(visit.of(), world), visit.at()));
        world.phoneTaps().all().addAll(state.phoneTaps());
        world.payments().addAll(state.payments());
        state.encryptKeys()
                .forEach(entry -> world.encryptKeys().all().put(known(entry.of(), world), List.copyOf(entry.keys())));
        return world;
    }

    private static IdentityKey known(IdentityKey key, World world) {
        if (world.identity(key.appId(), key.userId()) == null) {
            throw new IllegalArgumentException("no app " + key.appId() + " or no user " + key.userId());
        }
        return key;
    }

    private static <K, V, R> List<R> list(Map<K, V> map, BiFunction<K, V, R> entry) {
        return map.entrySet().stream()
                .map(e -> entry.apply(e.getKey(), e.getValue()))
                .toList();
    }
}
