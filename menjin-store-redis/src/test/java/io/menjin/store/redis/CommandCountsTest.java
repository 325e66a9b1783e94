package io.menjin.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.Session;
import io.menjin.core.store.IssueOutcome.Issued;
import io.menjin.core.store.SessionStore;
import io.menjin.store.redis.testing.CommandCounts;
import io.menjin.store.redis.testing.Fixtures;
import io.menjin.store.redis.testing.OpenRedis;
import io.menjin.store.redis.testing.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Redis itself counts. */
class CommandCountsTest {

    @Nested
    class Alone {

        @RegisterExtension
        static final OpenRedis REDIS = new OpenRedis(Topology.STANDALONE);

        @Test
        void aCheckIsOneCommand() {
            aCheckIsOneCommandOn(REDIS);
        }

        @Test
        void aLoginIsOneCallThatWritesAll() {
            Session warm = Fixtures.session(Fixtures.accountId(), 0, "phone");
            REDIS.redis().sessions().issue(Fixtures.fullGrant(warm));
            Session session = Fixtures.session(Fixtures.accountId(), 0, "phone");

            Map<String, Integer> counts = CommandCounts.of(
                    REDIS.servers(), () -> REDIS.redis().sessions().issue(Fixtures.fullGrant(session)));

            System.out.println("returning login, alone: " + counts);
            assertThat(counts).containsEntry("evalsha", 1).doesNotContainKeys("eval", "hmget", "multi");
        }

        @Test
        void endingAllIsOneCallHoweverManyThereAre() {
            endingAllIsOneCallOn(REDIS);
        }
    }

    @Nested
    class InACluster {

        @RegisterExtension
        static final OpenRedis REDIS = new OpenRedis(Topology.CLUSTER);

        @Test
        void aCheckIsOneCommand() {
            aCheckIsOneCommandOn(REDIS);
        }

        @Test
        void endingAllIsOneCallHoweverManyThereAre() {
            endingAllIsOneCallOn(REDIS);
        }

        @Test
        void aLoginIsOneCallForEachOfThePersonTheRingAndTheReceipt() {
            // Twice on each server, so that all of them know the scripts.
            for (int i = 0; i < 60; i++) {
                REDIS.redis().sessions().issue(Fixtures.fullGrant(Fixtures.session(Fixtures.accountId(), 0, null)));
            }
            Session session = Fixtures.session(Fixtures.accountId(), 0, "phone");

            Map<String, Integer> counts = CommandCounts.of(
                    REDIS.servers(), () -> REDIS.redis().sessions().issue(Fixtures.fullGrant(session)));

            System.out.println("returning login, cluster: " + counts);
            assertThat(counts).containsEntry("evalsha", 2).containsEntry("psetex", 1);
        }
    }

    private static void aCheckIsOneCommandOn(OpenRedis redis) {
        SessionStore sessions = redis.redis().sessions();
        Session session = Fixtures.session(Fixtures.accountId(), 0, "phone");
        sessions.issue(Fixtures.grant(session, 10));

        Map<String, Integer> counts = CommandCounts.of(
                redis.servers(),
                () -> assertThat(sessions.find(Fixtures.ref(session))).contains(session));

        System.out.println("check of a token: " + counts);
        assertThat(counts).containsExactly(Map.entry("hmget", 1));
    }

    private static void endingAllIsOneCallOn(OpenRedis redis) {
        SessionStore sessions = redis.redis().sessions();
        List<Map<String, Integer>> all = new ArrayList<>();
        // The first makes the script known to the server.
        for (int count : List.of(1, 1, 100, 1000)) {
            // One server of a cluster for all of them.
            AccountId id = new AccountId("01937a4c-9f10-7abc-8def-0123456789ab");
            long epoch = all.size();
            List<Session> issued = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Session session = Fixtures.session(id, epoch, null);
                assertThat(sessions.issue(Fixtures.grant(session, 1000))).isInstanceOf(Issued.class);
                issued.add(session);
            }
            assertThat(sessions.list(id, Fixtures.NOW)).hasSize(count);
            all.add(CommandCounts.of(redis.servers(), () -> sessions.endAll(id, epoch + 1, Fixtures.NOW)));
            assertThat(issued)
                    .allSatisfy(session -> assertThat(sessions.find(Fixtures.ref(session))
                                    .orElseThrow()
                                    .endReason())
                            .isNotNull());
        }
        System.out.println("end all of 1, 100, 1000: " + all.subList(1, 4));
        assertThat(all.subList(1, 4)).containsOnly(all.get(1));
        assertThat(all.get(1)).containsEntry("evalsha", 1);
    }
}
