package io.menjin.it.leak;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.BuildFolders;
import io.menjin.it.harness.InProcessServer;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server that says all it can, marked secrets everywhere, and people who use it. */
final class World implements AutoCloseable {

    static final String SHOP = "wxemu00000leakshop";
    static final String BANK = "wxemu00000leakbank";
    /** Gets its pushed messages unencrypted, which the shop, which has a key for them, refuses. */
    static final String CLUB = "wxemu00000leakclub";

    static final String CLIENT_SECRET = "c4n4ry0of0the0gateway0client0000";

    private final SecureRandom random = new SecureRandom();
    private final Marks marks = new Marks();
    private final Evidence evidence;
    private final WeChatEmulator wechat;
    private final InProcessServer server;
    private final ApiClient api;
    private final Path log;
    private final Set<String> served = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private int people;

    World(String name, Evidence evidence) throws IOException {
        this.evidence = evidence;
        wechat = WeChatEmulator.builder()
                .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                .app(AppSpec.app(SHOP).openPlatform("group"))
                .app(AppSpec.app(BANK))
                .app(AppSpec.app(CLUB))
                .build()
                .start();
        String pushToken = marks.mark("push token", ("c4n4ry" + base64(24)).replaceAll("[^A-Za-z0-9]", "x"));
        String aesKey = marks.mark(
                "EncodingAESKey", ("c4n4ry" + base64(32)).substring(0, 43).replaceAll("[^A-Za-z0-9]", "x"));
        log = BuildFolders.target().resolve("it").resolve(name + "-everything.log");
        System.setProperty("menjin.it.log", log.toString());
        ServerSetup setup = ServerSetup.of(name, wechat)
                .source("shop", wechat.control().app(AppSpec.app(SHOP)))
                .source("bank", wechat.control().app(AppSpec.app(BANK)))
                .source("club", wechat.control().app(AppSpec.app(CLUB)))
                .with("menjin.sources.bank.registration", "phone")
                .with("menjin.sources.club.push.token", pushToken)
                .with("menjin.sources.shop.content-check", "true")
                .with("menjin.sources.shop.push.token", pushToken)
                .with("menjin.sources.shop.push.encoding-aes-key", aesKey)
                .with("menjin.clients.gateway.secret", marks.mark("client secret", CLIENT_SECRET))
                .with("menjin.keys[0].id", "k1")
                .with("menjin.keys[0].secret", marks.mark("master key", base64(32)))
                .with("menjin.wechat.deadline", "10s")
                .with("menjin.wechat.circuit.minimum-calls", "100000")
                .with("menjin.wechat.access-token.longest-backoff", "1s")
                .with("menjin.login.receipt-wait", "50ms")
                .with("management.endpoints.web.exposure.include", "*")
                .with("management.endpoint.health.show-details", "always")
                .with("management.endpoint.env.show-values", "always")
                .with("management.endpoint.configprops.show-values", "always")
                .with("logging.config", "classpath:everything-logged.xml");
        server = InProcessServer.start(setup, Observed.class);
        api = server.api()
                .observedBy(answer -> evidence.add("HTTP " + answer.request(), HttpEvidence.of(answer)))
                .observedBy(this::learnFrom)
                .observedBy(answer -> (answer.status() < 400 ? served : refused).add(answer.request()))
                .markedBy(marks::mark);
        control().app(AppSpec.app(SHOP).push(server.baseUri() + "/wechat/push/shop", pushToken, aesKey));
        control().app(AppSpec.app(CLUB).push(server.baseUri() + "/wechat/push/club", pushToken, ""));
    }

    EmulatorControl control() {
        return wechat.control();
    }

    Marks marks() {
        return marks;
    }

    Evidence evidence() {
        return evidence;
    }

    ApiClient api() {
        return api;
    }

    InProcessServer server() {
        return server;
    }

    Path log() {
        return log;
    }

    /** The requests that were answered with a success, by method and path. */
    Set<String> served() {
        return served;
    }

    /** The requests that were answered with a problem, by method and path. */
    Set<String> refused() {
        return refused;
    }

    /** Somebody new, whose number is marked. */
    Person person(String source, String appId) {
        String user = "leak" + ++people;
        String phone = marks.mark("phone number", "19" + (100_000_000 + random.nextInt(899_999_999)));
        Person person = Person.born(control(), appId, api, source, user, phone);
        marks.mark("openId", control().user(user).openId(appId));
        control().user(UserSpec.user(user).nickname("Leaky " + people));
        return person;
    }

    Person shopper() {
        return person("shop", SHOP);
    }

    /** A login of somebody new. */
    LoggedIn visitor(Person person) {
        LoggedIn login = person.login();
        learn();
        return login;
    }

    /** Marks what an answer gives out. */
    private void learnFrom(Answer answer) {
        if (answer.status() == 200 && HttpEvidence.LOGINS.contains(answer.request())) {
            marks.mark("token", answer.at("/token"));
        } else if (answer.code().equals("registration_required")) {
            marks.mark("ticket", answer.at("/ticket"));
        }
    }

    /** Marks every key, code and token that WeChat has given out since. */
    void learn() {
        marks.learn(control().snapshot());
    }

    /** Sends a request with a token to an address that is not in the contract. */
    Answer actuator(String path) {
        return api.get(path).outsideOfTheContract().send();
    }

    private String base64(int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void close() {
        server.close();
        wechat.close();
    }
}
