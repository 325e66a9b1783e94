package io.menjin.wechat.token;

import static io.menjin.wechat.EmulatedWeChat.APP;
import static io.menjin.wechat.EmulatedWeChat.SECRET;
import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.emulator.Fault;
import io.menjin.emulator.JournalEntry;
import io.menjin.wechat.EmulatedWeChat;
import io.menjin.wechat.Together;
import io.menjin.wechat.TokenSettings;
import io.menjin.wechat.WeChatClient;
import io.menjin.wechat.WeChatClientBuilder;
import io.menjin.wechat.WeChatSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {

    private static final String TOKEN = "stable_token";
    private static final String CHECK = "checksession";

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    @Test
    void isFetchedOnceForManyThreads() throws Exception {
        WeChatClient client = wechat.client();
        SessionKey key = login(client);

        List<Boolean> answers = Together.run(100, () -> isValid(client, key));

        assertThat(answers).containsOnly(true);
        wechat.control().verify(TOKEN, 1);
    }

    @Test
    void isFetchedOnceAfterAStormOfRefusals() throws Exception {
        WeChatClient client = wechat.client();
        SessionKey key = login(client);
        isValid(client, key);
        wechat.client().retireAccessToken(source());
        wechat.control().clearJournal();

        List<Boolean> answers = Together.run(100, () -> isValid(client, key));

        assertThat(answers).containsOnly(true);
        wechat.control().verify(TOKEN, 1);
        assertThat(wechat.control().journal(CHECK))
                .extracting(JournalEntry::errcode)
                .contains(0, 40001);
    }

    @Test
    void isFetchedOnceWhenItExpiresEarlierThanOurClockSays() throws Exception {
        WeChatClient client = wechat.register(WeChatClient.builder().settings(wechat.settings()));
        SessionKey key = login(client);
        isValid(client, key);
        wechat.control().clearJournal();
        wechat.control().advanceClock(Duration.ofHours(3));

        List<Boolean> answers = Together.run(100, () -> isValid(client, key));

        assertThat(answers).containsOnly(true);
        wechat.control().verify(TOKEN, 1);
        assertThat(wechat.control().journal(CHECK))
                .extracting(JournalEntry::errcode)
                .contains(0, 42001);
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001})
    void isReplacedOnEveryErrcodeOfItsFamily(int errcode) {
        WeChatClient client = wechat.client();
        SessionKey key = login(client);
        wechat.control().fault(Fault.on(CHECK).errcode(errcode).times(1));

        assertThat(isValid(client, key)).isTrue();
        wechat.control().verify(TOKEN, 2);
        wechat.control().verify(CHECK, 2);
    }

    @Test
    void isReplacedWhenOtherSoftwareRetiredIt() {
        WeChatClient client = wechat.client();
        SessionKey key = login(client);
        isValid(client, key);
        wechat.client().retireAccessToken(source());
        wechat.control().clearJournal();

        assertThat(isValid(client, key)).isTrue();
        assertThat(isValid(client, key)).isTrue();
        wechat.control().verify(TOKEN, 1);
        wechat.control().verify(CHECK, 3);
    }

    @Test
    void isNotDroppedForARefusalOfTheOneBefore() throws Exception {
        WeChatClient client = wechat.client();
        SessionKey key = login(client);
        isValid(client, key);
        wechat.client().retireAccessToken(source());
        wechat.control().clearJournal();
        // Refused at once, but told late: by then the token has been replaced for another caller.
        wechat.control().fault(Fault.on(CHECK).delay(Duration.ofSeconds(2)).times(1));
        CompletableFuture<Boolean> late = CompletableFuture.supplyAsync(() -> isValid(client, key));
        await().until(() -> wechat.control().calls(CHECK) == 1);

        assertThat(isValid(client, key)).isTrue();
        wechat.control().advanceClock(Duration.ofSeconds(11));

        assertThat(late.get()).isTrue();
        wechat.control().verify(TOKEN, 1);
    }

    @Test
    void isNotFetchedAgainAndAgainWhenEveryTokenIsRefused() {
        wechat.control().fault(Fault.on(CHECK).errcode(40001));
        WeChatClient client = wechat.client();
        SessionKey key = login(client);

        for (int i = 0; i < 5; i++) {
            WeChatException failure = failureOf(() -> isValid(client, key));
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        }

        wechat.control().verify(TOKEN, 2);
        wechat.control().verify(CHECK, 10);
    }

    @Test
    void isReplacedAgainAfterAWhile() {
        wechat.control().fault(Fault.on(CHECK).errcode(40001).times(2));
        WeChatClient client = wechat.client();
        SessionKey key = login(client);
        failureOf(() -> isValid(client, key));
        wechat.control().fault(Fault.on(CHECK).errcode(40001).times(1));
        wechat.control().advanceClock(Duration.ofSeconds(11));

        assertThat(isValid(client, key)).isTrue();
        wechat.control().verify(TOKEN, 3);
    }

    @Test
    void isNotFetchedForTheCallersOwnMistake() {
        wechat.control().fault(Fault.on(CHECK).errcode(41001));
        WeChatClient client = wechat.client();
        SessionKey key = login(client);

        assertThat(failureOf(() -> isValid(client, key)).kind()).isEqualTo(Kind.REJECTED);
        wechat.control().verify(TOKEN, 1);
    }

    @Test
    void staysOutOfTheWayOfLogin() {
        wechat.control().fault(Fault.on(TOKEN).delay(Duration.ofMinutes(5)));
        WeChatClient client = wechat.client();
        client.prepareAccessToken(source());
        await().until(() -> wechat.control().calls(TOKEN) == 1);

        assertThat(client.exchange(source(), wechat.code()).openId()).isEqualTo(wechat.openId());
    }

    @Test
    void isRenewedInTheBackgroundBeforeItExpires() {
        WeChatClient client = wechat.client(background());
        SessionKey key = login(client);
        isValid(client, key);
        wechat.control().advanceClock(Duration.ofMinutes(116));
        await().until(() -> wechat.control().calls(TOKEN) == 2);
        wechat.control().advanceClock(Duration.ofMinutes(5));

        assertThat(client.checkSessionKey(source(), wechat.openId(), key)).isTrue();
        wechat.control().verify(TOKEN, 2);
        assertThat(wechat.control().journal(CHECK))
                .extracting(JournalEntry::errcode)
                .containsOnly(0);
    }

    @Test
    void isStillUsedWhileItsRenewalFails() {
        WeChatClient client = wechat.client(background());
        SessionKey key = login(client);
        isValid(client, key);
        wechat.control().fault(Fault.on(TOKEN).status(500));
        wechat.control().advanceClock(Duration.ofMinutes(117));
        await().until(() -> wechat.control().calls(TOKEN) > 1);

        assertThat(isValid(client, key)).isTrue();
    }

    @Test
    void isFetchedInTheBackgroundOnRequest() {
        WeChatClient client = wechat.client();
        client.prepareAccessToken(source());
        await().until(() -> wechat.control().calls(TOKEN) == 1);
        SessionKey key = login(client);

        assertThat(isValid(client, key)).isTrue();
        wechat.control().verify(TOKEN, 1);
    }

    @Test
    void isFetchedByOneOfManyNodes() throws Exception {
        SharedAccessTokens shared = new LocalAccessTokens(wechat.clock());
        List<WeChatClient> nodes =
                IntStream.range(0, 16).mapToObj(i -> node(shared)).toList();
        wechat.control().fault(Fault.on(TOKEN).delay(Duration.ofMillis(100)));
        SessionKey key = login(nodes.get(0));
        AtomicInteger next = new AtomicInteger();

        List<Boolean> answers = Together.run(32, () -> isValid(nodes.get(next.getAndIncrement() % 16), key));

        assertThat(answers).containsOnly(true);
        wechat.control().verify(TOKEN, 1);
    }

    @Test
    void isFetchedWithoutTheOtherNodesWhenTheyCannotBeReached() {
        WeChatClient client = node(new BrokenSharedTokens());
        SessionKey key = login(client);

        assertThat(isValid(client, key)).isTrue();
        wechat.control().fault(Fault.on(CHECK).errcode(40001).times(1));
        assertThat(isValid(client, key)).isTrue();
        wechat.control().verify(TOKEN, 2);
    }

    @Test
    void isReplacedWhileAnotherNodeIsSupposedToRenewIt() throws Exception {
        GatedTokens shared = new GatedTokens(new LocalAccessTokens(wechat.clock()));
        WeChatClient client = node(shared);
        SessionKey key = login(client);
        isValid(client, key);
        AccessTokenLease ofAnotherNode =
                shared.tryLease(source().appId(), Duration.ofHours(5)).orElseThrow();
        wechat.control().advanceClock(Duration.ofMinutes(116));
        shared.close();
        client.prepareAccessToken(source());
        wechat.control().fault(Fault.on(CHECK).errcode(40001).times(1));
        wechat.control().clearJournal();

        List<Boolean> answers = Together.run(2, () -> {
            if (shared.isFirst()) {
                await().until(() -> wechat.control().calls(CHECK) == 1);
                shared.open();
                ofAnotherNode.close();
                return true;
            }
            return isValid(client, key);
        });

        assertThat(answers).containsOnly(true);
        wechat.control().verify(TOKEN, 1);
    }

    @Test
    void isWaitedForWhileTheNodeThatTookOverFromADeadOneFetchesIt() {
        LocalAccessTokens known = new LocalAccessTokens(wechat.clock());
        WeChatClient next = node(known);
        SessionKey key = login(next);
        isValid(next, key);
        LeasedTokens shared = new LeasedTokens();
        AtomicLong passed = new AtomicLong();
        WeChatClient waiting = waiting(shared, passed);
        waiting.prepareAccessToken(source());
        await().until(() -> shared.wanted() > 0);

        passed.addAndGet(leaseTime().toNanos());
        int before = shared.wanted();
        await().until(() -> shared.wanted() > before + 1);
        shared.publish(known.find(source().appId()).orElseThrow());

        assertThat(isValid(waiting, key)).isTrue();
        wechat.control().verify(TOKEN, 1);
    }

    @Test
    void isNotWaitedForWhenTheNodeThatTookOverIsDeadAsWell() {
        LeasedTokens shared = new LeasedTokens();
        AtomicLong passed = new AtomicLong();
        WeChatClient waiting = waiting(shared, passed);
        SessionKey key = login(waiting);
        waiting.prepareAccessToken(source());
        await().until(() -> shared.wanted() > 0);

        passed.addAndGet(leaseTime().multipliedBy(2).toNanos());

        WeChatException failure = failureOf(() -> isValid(waiting, key));
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("the node that fetches it does not come back");
        wechat.control().verify(TOKEN, 0);
    }

    @Test
    void backsOffAfterFailuresOfItsEndpoint() {
        wechat.control().fault(Fault.on(TOKEN).errcode(40164));
        WeChatClient client = wechat.client();
        SessionKey key = login(client);

        WeChatException first = failureOf(() -> isValid(client, key));
        WeChatException second = failureOf(() -> isValid(client, key));

        wechat.control().verify(TOKEN, 1);
        assertThat(first.kind()).isEqualTo(Kind.REJECTED);
        assertThat(second.kind()).isEqualTo(Kind.REJECTED);
        assertThat(second.error()).isEqualTo(first.error());
        assertThat(second.retryAfter()).isPositive();
        assertThat(second).hasMessageContaining("40164");

        wechat.control().clearFaults();
        wechat.control().advanceClock(Duration.ofSeconds(2));
        assertThat(isValid(client, key)).isTrue();
    }

    @Test
    void tellsWhichAddressToAllow() {
        wechat.control()
                .fault(Fault.on(TOKEN)
                        .errcode(40164)
                        .errmsg("invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist"));
        WeChatClient client = wechat.client();

        WeChatException failure = failureOf(() -> isValid(client, new SessionKey("tiihtNczf5v6AKRyjwEUhQ==")));

        assertThat(failure).hasMessageContaining("allow list: 203.0.113.9. Add the IP address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"access_token\":\"\",\"expires_in\":7200}",
                "{\"access_token\":7,\"expires_in\":7200}",
                "{\"access_token\":\"t\"}",
                "{\"access_token\":\"t\",\"expires_in\":\"soon\"}",
                "{\"access_token\":\"t\",\"expires_in\":-1}",
                "{\"access_token\":\"t\",\"expires_in\":0}",
                "{\"access_token\":\"t\",\"expires_in\":99999999999999999999}",
                "{\"errcode\":0,\"errmsg\":\"ok\"}",
            })
    void isNotMadeOfAnAnswerWithoutAllItsParts(String body) {
        wechat.control().fault(Fault.on(TOKEN).body(body));
        WeChatClient client = wechat.client();

        WeChatException failure = failureOf(() -> isValid(client, new SessionKey("tiihtNczf5v6AKRyjwEUhQ==")));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        wechat.control().verify(CHECK, 0);
    }

    @Test
    void travelsWithoutItsTextInAnyOutput() {
        HeldAccessToken token = new HeldAccessToken(
                new AccessToken("ACCESS-TOKEN-TEXT"),
                wechat.clock().instant(),
                wechat.clock().instant());

        assertThat(token.toString()).doesNotContain("ACCESS-TOKEN-TEXT");
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }

    /** A node for which time passes as the test says, beside the time that really passes. */
    private static WeChatClient waiting(SharedAccessTokens shared, AtomicLong passed) {
        return wechat.register(nodeBuilder(shared).nanoTicker(() -> System.nanoTime() + passed.get()));
    }

    /** One of the nodes that share their tokens. */
    private static WeChatClient node(SharedAccessTokens shared) {
        return wechat.register(nodeBuilder(shared));
    }

    private static WeChatClientBuilder nodeBuilder(SharedAccessTokens shared) {
        return WeChatClient.builder()
                .settings(wechat.settings())
                .clock(wechat.clock())
                .sharedTokens(shared);
    }

    private static Duration leaseTime() {
        return wechat.settings().deadline().plusSeconds(5);
    }

    private static SessionKey login(WeChatClient client) {
        return client.exchange(source(APP, SECRET), wechat.code()).sessionKey();
    }

    private static boolean isValid(WeChatClient client, SessionKey key) {
        return client.checkSessionKey(source(), wechat.openId(), key);
    }

    private static UnaryOperator<WeChatSettings> background() {
        return settings -> settings.withToken(new TokenSettings(
                Duration.ofMinutes(5), Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofMinutes(1)));
    }
}
