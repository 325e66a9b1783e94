package io.menjin.store.redis.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.Device;
import io.menjin.core.session.Session;
import io.menjin.core.store.SessionGrant;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.testing.Fixtures;
import io.menjin.store.redis.testing.OpenRedis;
import io.menjin.store.redis.testing.RawRedis;
import io.menjin.store.redis.testing.Topology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a session costs in Redis, by Redis' own count. */
class MemoryTest {

    private static final Pattern USED = Pattern.compile("used_memory:(\\d+)");

    @RegisterExtension
    static final OpenRedis REDIS = new OpenRedis(Topology.STANDALONE);

    @Test
    void aSessionCostsFewBytes() {
        report("one session each, a device with an id and all texts", 10_000, 1, true, true, 400);
        report("one session each, nothing said of the device", 2_000, 1, false, false, 330);
        report("three sessions each, devices with all texts", 1_000, 3, true, false, 340);
    }

    private void report(String what, int persons, int sessions, boolean device, boolean ring, int atMost) {
        REDIS.servers().ask("FLUSHALL");
        long empty = used();
        List<AccountId> ids = new ArrayList<>();
        for (int i = 0; i < persons; i++) {
            AccountId id = Fixtures.accountId();
            ids.add(id);
            for (int j = 0; j < sessions; j++) {
                Session session = Fixtures.session(id, 0, UUID.randomUUID().toString());
                REDIS.redis()
                        .sessions()
                        .issue(new SessionGrant(device ? session : bare(session), 10, Fixtures.APP, null, null));
            }
        }
        double usage = ids.stream()
                .limit(20)
                .mapToLong(id -> number(RawRedis.ask(
                        port(), "MEMORY", "USAGE", new String(new Keys("mj:").person(id), StandardCharsets.US_ASCII))))
                .average()
                .orElseThrow();
        double whole = (double) (used() - empty) / persons;
        System.out.printf(
                "%s: MEMORY USAGE %.0f bytes a person, %.0f a session; used_memory grew by %.0f a person, %.0f a session%n",
                what, usage, usage / sessions, whole, whole / sessions);
        assertThat(whole / sessions).isLessThan(atMost);
        if (ring) {
            long before = used();
            for (int i = 0; i < persons; i++) {
                REDIS.redis().sessionKeys().add(Fixtures.APP, Fixtures.openId(), Fixtures.sessionKey());
            }
            System.out.printf("ring with one session_key: used_memory grew by %d%n", (used() - before) / persons);
        }
    }

    private static Session bare(Session s) {
        return new Session(
                s.id(),
                s.tokenHash(),
                s.accountId(),
                s.epoch(),
                s.source(),
                s.openId(),
                Device.UNKNOWN,
                s.createdAt(),
                s.expiresAt(),
                s.idleExpiresAt(),
                null);
    }

    private static long used() {
        Matcher used = USED.matcher(RawRedis.ask(port(), "INFO", "memory"));
        assertThat(used.find()).isTrue();
        return Long.parseLong(used.group(1));
    }

    private static long number(String answer) {
        return Long.parseLong(answer.replaceAll("[^0-9]", ""));
    }

    private static int port() {
        return REDIS.servers().ports().get(0);
    }
}
