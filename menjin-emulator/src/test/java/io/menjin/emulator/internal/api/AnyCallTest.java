package io.menjin.emulator.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Behaviour;
import io.menjin.emulator.EmulatorSettings;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.ApiAnswer;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.Payload;
import io.menjin.emulator.internal.wire.QueryParams;
import io.menjin.emulator.internal.world.AccessTokens;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.EmulatorClock;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.Ids;
import io.menjin.emulator.internal.world.PhoneNumber;
import io.menjin.emulator.internal.world.TokenKind;
import io.menjin.emulator.internal.world.User;
import io.menjin.emulator.internal.world.World;
import io.menjin.emulator.internal.world.WorldLock;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

/** Whatever is asked, the answer is WeChat's: 200, a JSON object, an integer errcode, an errmsg with a rid. */
class AnyCallTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);
    private static final App APP = new App("wxemu1", "secret", "group", "gh_1", null, null, null, List.of(), false);
    private static final List<String> NAMES = List.of(
            "appid",
            "secret",
            "appsecret",
            "js_code",
            "code",
            "grant_type",
            "access_token",
            "openid",
            "signature",
            "sig_method",
            "force_refresh",
            "content",
            "version",
            "scene",
            "client_ip",
            "encrypted_msg_hash",
            "transaction_id",
            "cgi_path",
            "x");

    private final Ids ids = new Ids(new SecureRandom());
    private final World world = new World(new EmulatorClock(CLOCK), ids, EmulatorSettings.defaults());
    private final ApiDispatcher dispatcher = new ApiDispatcher(new WorldLock(world));
    private final String token;
    private final String openId;
    private final String loginCode;
    private final String phoneCode;

    AnyCallTest() {
        world.put(APP);
        world.put(new User("alice", "Alice", null, "13800000001", "86", Set.of(Behaviour.HIGH_RISK), 2, ""));
        Identity alice = Objects.requireNonNull(world.identity(APP.appId(), "alice"));
        openId = alice.openId();
        loginCode = world.login(alice).code();
        phoneCode = world.phoneCode(alice, world.exchange(alice), new PhoneNumber("13800000001", "86"))
                .code();
        token = world.accessTokens()
                .issue(APP.appId(), TokenKind.LEGACY, world.now(), AccessTokens.OVERLAP)
                .value();
    }

    @Property(tries = 3000)
    void isAnsweredAsWeChatAnswers(
            @ForAll("paths") String path,
            @ForAll("methods") String method,
            @ForAll("fields") Map<String, Object> query,
            @ForAll("bodies") Object body) {
        QueryParams params = QueryParams.parse(query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(fill(String.valueOf(entry.getValue())), UTF_8))
                .collect(Collectors.joining("&")));
        String text = body instanceof String raw ? raw : Json.text(body);
        ApiCall call = new ApiCall(method, path, params, Payload.ofText(fill(text)), "127.0.0.1");

        ApiAnswer answer = dispatcher.dispatch(ApiCatalog.find(path), call);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode json = Json.parse(answer.body().bytes());
        assertThat(json.isObject()).isTrue();
        assertThat(json.path("errcode").isMissingNode() || json.path("errcode").isInt())
                .isTrue();
        assertThat(json.path("errcode").asInt(0)).isEqualTo(answer.errcode());
        if (answer.isRefusal()) {
            assertThat(json.path("errmsg").stringValue()).containsPattern("rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$");
            assertThat(answer.why()).isNotBlank().isPrintable();
        }
    }

    /** Good values get a call past the first checks; they differ from one instance to the next. */
    private String fill(String text) {
        return text.replace("{token}", token)
                .replace("{openid}", openId)
                .replace("{login}", loginCode)
                .replace("{phone}", phoneCode);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                ApiCatalog.all().stream().map(api -> api.description().path()).toList());
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("GET", "POST", "PUT", "HEAD", "G\u0000T");
    }

    @Provide
    Arbitrary<Map<String, Object>> fields() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.of("wxemu1", "secret", "{token}", "{openid}", "{login}", "{phone}"),
                Arbitraries.of("authorization_code", "client_credential", "hmac_sha256", "/cgi-bin/token", ""),
                Arbitraries.of(true, false, 0, 1, 2, -1, 1e300, Long.MAX_VALUE, List.of(), Map.of("a", 1)),
                Arbitraries.strings().ofMaxLength(40));
        return Arbitraries.maps(Arbitraries.of(NAMES), values).ofMaxSize(12).map(map -> {
            // Most calls with a good token: without one none would get further.
            Map<String, Object> fields = new LinkedHashMap<>(map);
            fields.putIfAbsent("access_token", "{token}");
            return fields;
        });
    }

    @Provide
    Arbitrary<Object> bodies() {
        return Arbitraries.oneOf(
                fields().map(map -> (Object) map),
                Arbitraries.strings().ofMaxLength(60).map(text -> (Object) text),
                Arbitraries.of("", "null", "[]", "{\"a\":", "[".repeat(5000), "{\"code\":null}", "\ufeff{}"));
    }
}
