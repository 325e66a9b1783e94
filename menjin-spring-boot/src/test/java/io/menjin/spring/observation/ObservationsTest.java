package io.menjin.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Fault;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@WithServer
class ObservationsTest {
    private static long count(TestServer server, String name, String... tags) {
        Timer timer = server.bean(MeterRegistry.class).find(name).tags(tags).timer();
        return timer == null ? 0 : timer.count();
    }

    @Test
    void timesLoginsByOutcome(TestServer server) {
        long before = count(server, "menjin.login", "source", "shop", "outcome", "success");
        long exchanges = count(
                server,
                "wechat.api",
                "app",
                "shop",
                "operation",
                "auth.code2Session",
                "outcome",
                "success",
                "errcode",
                "0");

        server.login(server.newPerson());

        assertThat(count(server, "menjin.login", "source", "shop", "outcome", "success"))
                .isEqualTo(before + 1);
        assertThat(count(
                        server,
                        "wechat.api",
                        "app",
                        "shop",
                        "operation",
                        "auth.code2Session",
                        "outcome",
                        "success",
                        "errcode",
                        "0"))
                .isEqualTo(exchanges + 1);
    }

    @Test
    void timesFailuresByCodeAndErrcode(TestServer server) {
        server.wechat().fault(Fault.on("jscode2session").errcode(40226).times(1));
        server.post("/v1/login")
                .json(Map.of("source", "shop", "code", "any"))
                .send()
                .expectProblem("high_risk");

        assertThat(count(server, "menjin.login", "source", "shop", "outcome", "high_risk"))
                .isPositive();
        assertThat(count(server, "wechat.api", "app", "shop", "outcome", "high_risk", "errcode", "40226"))
                .isPositive();
    }

    @Test
    void timesRegistrationsPhonesAndAccessTokens(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);
        server.bindPhone(person, token);
        server.post("/v1/register").json(Map.of("ticket", "forged")).send().expectProblem("invalid_code");

        assertThat(count(server, "menjin.phone", "source", "shop", "outcome", "success"))
                .isPositive();
        assertThat(count(server, "menjin.register", "outcome", "invalid_code")).isPositive();
        assertThat(count(server, "wechat.api", "operation", "phonenumber.getPhoneNumber", "outcome", "success"))
                .isPositive();
        assertThat(count(server, "wechat.api", "operation", "getStableAccessToken", "outcome", "success"))
                .isPositive();
    }

    @Test
    void timesCallsToTheStoresByOutcome(TestServer server) {
        String[] issue = {"store", "sessions", "operation", "issue", "outcome", "success"};
        String[] refused = {"store", "accounts", "operation", "transact", "outcome", "phone_taken"};
        long before = count(server, "menjin.store", issue);

        String first = server.newPerson();
        server.bindPhone(first, server.login(first));
        String second = server.person(
                "same-phone-as-" + first, server.wechat().user(first).phone());
        server.put("/v1/me/phone")
                .bearer(server.login(second))
                .json(Map.of("code", server.tap(second).code()))
                .send()
                .expectProblem("phone_taken");

        assertThat(count(server, "menjin.store", issue)).isEqualTo(before + 2);
        assertThat(count(server, "menjin.store", refused)).isPositive();
    }

    @Test
    void countsWhatTheEmbeddedDatabaseDoes(TestServer server) {
        double before = server.bean(MeterRegistry.class)
                .get("menjin.store.commits")
                .functionCounter()
                .count();

        server.login(server.newPerson());

        assertThat(server.bean(MeterRegistry.class)
                        .get("menjin.store.commits")
                        .functionCounter()
                        .count())
                .isGreaterThan(before);
    }

    @Test
    void noTagCanBeMadeUpByADevice(TestServer server) {
        for (int i = 0; i < 5; i++) {
            server.post("/v1/login")
                    .json(Map.of("source", "made-up-" + i, "code", "any"))
                    .send()
                    .expectProblem("unknown_source");
            server.get("/v1/me/sessions/made-up-" + i).send();
            server.get("/made-up-" + i).send();
        }

        List<Meter> ours = server.bean(MeterRegistry.class).getMeters();
        Set<String> values = ours.stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(Tag::getValue)
                .collect(Collectors.toSet());
        assertThat(values).noneMatch(value -> value.contains("made-up")).contains("unknown");
        Set<String> keys = ours.stream()
                .filter(meter -> meter.getId().getName().matches("(menjin|wechat)\\..*")
                        && !meter.getId().getName().endsWith(".active"))
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(Tag::getKey)
                .collect(Collectors.toSet());
        assertThat(keys).isSubsetOf("source", "outcome", "app", "operation", "errcode", "error", "store", "from");
    }
}
