package io.menjin.it.soak;

import io.menjin.emulator.UserSpec;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with some devices, who knows what every token must be good for. For one thread at a time.
 *
 * <p>What is answered otherwise is an {@link AssertionError}.
 */
final class Citizen {

    private static final int DEVICES = 3;
    /** Well before the idle end, and the end of everything. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private static final Duration YOUNG = Site.LIFETIME.minusMinutes(1);

    private final Site site;
    private final Ended ended;
    private final String user;
    private final @Nullable Held[] devices = new Held[DEVICES];

    /** The token of a device. */
    private record Held(String token, Instant since, Instant used) {}

    Citizen(Site site, Ended ended, int number) {
        this.site = site;
        this.ended = ended;
        this.user = "s" + number;
        site.wechat().user(UserSpec.user(user).phone("136%08d".formatted(number)));
    }

    /** Tokens that are good now. */
    int living() {
        return (int) Arrays.stream(devices).filter(this::isGood).count();
    }

    /** Does one thing on any node, or logs in where a token is wanted and there is none; says what it was. */
    Operation act(Operation wanted, Random random) {
        ApiClient node = any(random);
        int device = random.nextInt(DEVICES);
        if (wanted == Operation.TRY_ENDED) {
            return ended.tryOne(node) ? wanted : act(Operation.VERIFY, random);
        }
        Held held = devices[device];
        if (wanted == Operation.LOG_IN || wanted == Operation.NEWCOMER || held == null || !isGood(held)) {
            logIn(node, device);
            return wanted == Operation.NEWCOMER ? wanted : Operation.LOG_IN;
        }
        use(wanted, node, held.token());
        switch (wanted) {
            case LOG_OUT -> end(device);
            case END_ALL -> {
                for (int each = 0; each < DEVICES; each++) {
                    end(each);
                }
            }
            default -> devices[device] = new Held(held.token(), held.since(), Instant.now());
        }
        return wanted;
    }

    private ApiClient any(Random random) {
        return site.nodes().get(random.nextInt(site.nodes().size())).api();
    }

    private void use(Operation operation, ApiClient node, String token) {
        switch (operation) {
            case VERIFY ->
                expect(
                        204,
                        node.get("/v1/verify")
                                .token(token)
                                .outsideOfTheContract()
                                .send());
            case ME ->
                expect(
                        200,
                        node.get("/v1/me").token(token).outsideOfTheContract().send());
            case SESSIONS -> {
                Answer sessions = node.get("/v1/me/sessions")
                        .token(token)
                        .outsideOfTheContract()
                        .send();
                expect(200, sessions);
                int shown = sessions.json().path("sessions").size();
                if (shown < 1 || shown > DEVICES) {
                    throw new AssertionError("of " + DEVICES + " devices, " + shown + " have a session");
                }
            }
            case INTROSPECT -> {
                Answer introspection = Ended.introspect(node, token);
                if (!introspection.json().path("active").asBoolean()) {
                    throw new AssertionError("a living token is said to be inactive");
                }
            }
            case BIND_PHONE ->
                expect(
                        200,
                        node.put("/v1/me/phone")
                                .token(token)
                                .json(Map.of(
                                        "code",
                                        Objects.requireNonNull(site.wechat()
                                                .tapPhone(user, site.appId())
                                                .code())))
                                .outsideOfTheContract()
                                .send());
            case LOG_OUT ->
                expect(
                        204,
                        node.post("/v1/logout")
                                .token(token)
                                .outsideOfTheContract()
                                .send());
            case END_ALL ->
                expect(
                        204,
                        node.post("/v1/logout")
                                .token(token)
                                .json(Map.of("everywhere", true))
                                .outsideOfTheContract()
                                .send());
            case LOG_IN, NEWCOMER, TRY_ENDED -> throw new IllegalArgumentException(operation.title());
        }
    }

    private void logIn(ApiClient node, int device) {
        Answer answer = node.post("/v1/login")
                .idempotencyKey(Person.newKey())
                .json(Map.of(
                        "source",
                        Site.SOURCE,
                        "code",
                        site.wechat().loginCode(user, site.appId()),
                        "device",
                        Map.of("id", "d" + device)))
                .outsideOfTheContract()
                .send();
        expect(200, answer);
        end(device);
        Instant now = Instant.now();
        devices[device] = new Held(answer.at("/token"), now, now);
    }

    /** This device's token is not good any more. */
    private void end(int device) {
        Held held = devices[device];
        if (held != null) {
            ended.add(held.token());
            devices[device] = null;
        }
    }

    private boolean isGood(@Nullable Held held) {
        Instant now = Instant.now();
        return held != null
                && now.isBefore(held.used().plus(FRESH))
                && now.isBefore(held.since().plus(YOUNG));
    }

    static void expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(
                    List.of(answer.request(), answer.status(), answer.code()).toString());
        }
    }
}
