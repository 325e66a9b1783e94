package io.menjin.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Drop;
import io.menjin.emulator.Fault;
import io.menjin.emulator.JournalEntry;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.Crowd;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WeChat is gone for everybody, and access_tokens that somebody else has retired. */
@ExtendWith(UpstreamServer.Shared.class)
class UpstreamOutageIT {

    private static final int PEOPLE = 24;
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final UpstreamServer server;

    UpstreamOutageIT(UpstreamServer server) {
        this.server = server;
    }

    @Test
    void issuedTokensWorkOnWhileWeChatIsDownAndLoginsComeBackByThemselves() throws InterruptedException {
        List<Person> people = server.newPeople(PEOPLE);
        List<LoggedIn> logins = people.stream().map(Person::login).toList();
        server.wechat().fault(Fault.on("*").drop(Drop.RESET));
        Map<String, List<String>> before = server.stored();

        // Enough failures for the circuit breaker; each is told the same.
        for (int round = 0; round < 2; round++) {
            Crowd.atOnce(PEOPLE, number -> () -> people.get(number).tryLogin())
                    .forEach(answer -> answer.problem(503, "wechat_unavailable", "retry"));
        }
        // A machine that stood still finds the circuit making its trials, which fail and open it again.
        long limit = System.nanoTime() + RECOVERY.toNanos();
        do {
            server.wechat().clearJournal();
            people.get(0).tryLogin().problem(503, "wechat_unavailable", "retry");
        } while (!callsOf(people.get(0)).isEmpty() && System.nanoTime() < limit);
        assertThat(callsOf(people.get(0)))
                .as("calls of WeChat while the circuit is open")
                .isEmpty();
        for (int number = 0; number < PEOPLE; number++) {
            people.get(number).me(logins.get(number).token()).ok();
        }
        people.get(1).logout(logins.get(1).token()).ok();
        people.get(1).me(logins.get(1).token()).problem(401, "token_revoked", "relogin");
        server.assertOthersNoticeNothing();
        assertThat(server.stored().get("menjin_account")).isEqualTo(before.get("menjin_account"));
        assertThat(server.stored().get("menjin_session")).hasSameSizeAs(before.get("menjin_session"));

        server.wechat().clearFaults();
        long end = System.nanoTime() + RECOVERY.toNanos();
        Answer back = people.get(1).tryLogin();
        while (back.status() != 200 && System.nanoTime() < end) {
            back.problem(503, "wechat_unavailable", "retry");
            TimeUnit.MILLISECONDS.sleep(50);
            back = people.get(1).tryLogin();
        }
        assertThat(back.ok().at("/user/id")).isEqualTo(logins.get(1).userId());
    }

    /** Others fetch a token with force_refresh: ours is dead, and every thread learns it at the same moment. */
    @RepeatedTest(5)
    void aTokenThatWasRetiredIsReplacedOnceHoweverManyCallsHadIt() throws Exception {
        List<Person> people = server.newPeople(PEOPLE);
        List<LoggedIn> logins = people.stream().map(Person::login).toList();
        people.get(0).bindPhone(logins.get(0).token()).ok();
        retireAccessToken(people.get(0));
        server.wechat().clearJournal();

        Crowd.atOnce(
                        PEOPLE,
                        number -> () ->
                                people.get(number).bindPhone(logins.get(number).token()))
                .forEach(Answer::ok);

        List<JournalEntry> calls = callsOf(people.get(0));
        assertThat(calls).filteredOn(call -> call.api().equals("stable_token")).hasSize(1);
        assertThat(calls)
                .filteredOn(call -> Integer.valueOf(40001).equals(call.errcode()))
                .as("calls that had the retired token")
                .isNotEmpty();
        assertThat(calls)
                .filteredOn(call -> call.api().equals("getuserphonenumber")
                        && Integer.valueOf(0).equals(call.errcode()))
                .hasSize(PEOPLE);
    }

    @Test
    void healthAsksWeChatNothing() {
        server.wechat().clearJournal();

        Answer health = server.api()
                .get("/actuator/health")
                .outsideOfTheContract()
                .send()
                .ok();

        assertThat(health.at("/status")).isEqualTo("UP");
        assertThat(server.wechat().journal()).isEmpty();
    }

    private List<JournalEntry> callsOf(Person person) {
        return server.wechat().journal().stream()
                .filter(call -> person.appId().equals(call.appId()))
                .toList();
    }

    private void retireAccessToken(Person person) throws IOException, InterruptedException {
        String body = "{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\",\"force_refresh\":true}"
                .formatted(person.appId(), server.app(person.source()).secret());
        URI address = server.emulator().baseUri().resolve("/cgi-bin/stable_token");
        String answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        assertThat(answer).contains("\"access_token\"");
    }
}
