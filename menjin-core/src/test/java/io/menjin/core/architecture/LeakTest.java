package io.menjin.core.architecture;

import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.event.MenjinEvent;
import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.login.LoginRequest;
import io.menjin.core.login.LoginResult;
import io.menjin.core.login.RegisterRequest;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.secret.Ticket;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.Device;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.testkit.ScriptedWeChat;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.user.SignedProfile;
import io.menjin.core.wechat.EncryptedData;
import io.menjin.core.wechat.WeChatException.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Runs through the core with marked secrets: none may come out where it does not belong. */
class LeakTest {

    private static final String NUMBER = "13577441199";

    private final Logger root = (Logger) LoggerFactory.getLogger("io.menjin");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final TestCore core = TestCore.inMemory();
    private final WeChatUser alice = WeChatUser.somebodyWithUnionId();
    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        root.setAdditive(false);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setAdditive(true);
        root.setLevel(null);
    }

    @Test
    void noSecretComesOutOfTextsLogsEventsOrAudit() {
        LoginCode code = core.code(SHOP, alice);
        IdempotencyKey key = new IdempotencyKey("canary-idempotency-key");
        PhoneCode tap = core.wechat.tapForCode(core.appId(SHOP), alice, NUMBER);
        LoginRequest request = new LoginRequest(SHOP, code, tap, Device.UNKNOWN, key, "192.0.2.1", false);
        SessionKey sessionKey = core.wechat.key(core.appId(SHOP), alice);
        LoginResult login = core.menjin.logins().login(request);
        Authenticated caller = core.caller(login);
        EncryptedData blob = core.wechat.tapForBlob(core.appId(SHOP), alice, NUMBER);
        core.menjin.phones().bind(caller, new PhoneProof.ByData(blob));
        fails(() -> core.menjin.phones().bind(caller, new PhoneProof.ByData(blob)));
        fails(() -> core.menjin.logins().login(TestCore.request(SHOP, code, "other-key")));
        core.wechat.fail(ScriptedWeChat.failure(Kind.REJECTED, 40125));
        fails(() -> core.login(alice));
        TestCore rekeyed = core.anotherNode(
                new AesGcmVault(MasterKeys.of(MasterKey.generate("k2", TestCore.RANDOM)), TestCore.RANDOM));
        fails(() -> rekeyed.menjin.phoneNumbers().reveal(caller.account().id()));
        fails(() -> rekeyed.menjin
                .openData()
                .accept(core.sources.get(SHOP), caller.session().openId(), blob));
        fails(() -> rekeyed.menjin.sessions().authenticate(login.token().reveal()));
        rekeyed.menjin.rekeyJob().run();
        core.menjin.operators().erase(caller.account().id());

        see(request);
        see(login);
        see(caller);
        see(new RegisterRequest(new Ticket("canary-ticket"), new PhoneProof.ByCode(tap), "n", key, "192.0.2.1"));
        see(new SignedProfile("canary-raw", "canary-signature", "canary-data", "canary-iv"));
        see(core.sources.get(SHOP));
        see(core.vault);
        for (MenjinEvent event : core.events.all()) {
            see(event);
        }
        for (AuditEntry entry : core.stores.accounts().audit(caller.account().id(), 100)) {
            see(entry);
        }
        for (ILoggingEvent event : log.list) {
            see(event.getFormattedMessage());
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                see(String.valueOf(cause.getMessage()));
            }
        }

        assertThat(log.list).as("something was logged at all").isNotEmpty();
        byte[] rawKey = Base64.getDecoder().decode(sessionKey.reveal());
        for (String secret : List.of(
                "canary",
                code.reveal(),
                tap.reveal(),
                login.token().reveal(),
                sessionKey.reveal(),
                HexFormat.of().formatHex(rawKey),
                NUMBER,
                alice.unionId().value(),
                alice.openId(core.appId(SHOP)).value(),
                core.sources.get(SHOP).secret().reveal())) {
            assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain(secret));
        }
    }

    private void fails(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            see(trace);
            return;
        }
        throw new AssertionError("expected a failure");
    }

    private void see(Object object) {
        seen.add(object.toString());
    }
}
