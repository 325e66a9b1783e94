package io.menjin.core.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.menjin.core.problem.Action;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.problem.WeChatError;
import io.menjin.core.source.Source;
import io.menjin.core.testkit.TestSources;
import io.menjin.core.wechat.WeChatException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WeChatProblemsTest {

    private final Source shop = new TestSources().get(TestSources.SHOP);
    private final Logger logger = (Logger) LoggerFactory.getLogger(WeChatProblems.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    @Test
    void passesOnWhatSucceeds() {
        assertThat(WeChatProblems.translating(shop, () -> "value")).isEqualTo("value");
        assertThat(WeChatProblems.translatingTap(shop, () -> "value")).isEqualTo("value");
    }

    @Test
    void tellsTheOperatorAndNotTheDeviceWhyWeChatRefusesTheService() {
        Problem problem = login(Kind.REJECTED);
        assertThat(problem.code()).isEqualTo(ProblemCode.WECHAT_REJECTED);
        assertThat(problem.wechat()).isNull();
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage()).contains("shop").contains("errcode 40125");
        });
    }

    @Test
    void sendsForANewCodeOfTheKindThatWasSpent() {
        assertThat(login(Kind.INVALID_CODE).action()).isEqualTo(Action.RELOGIN);
        assertThat(login(Kind.CODE_USED).action()).isEqualTo(Action.RELOGIN);
        assertThat(tap(Kind.INVALID_CODE).action()).isEqualTo(Action.TAP_AGAIN);
        assertThat(tap(Kind.CODE_USED).action()).isEqualTo(Action.TAP_AGAIN);
        assertThat(tap(Kind.BUSY).action()).isEqualTo(Action.RETRY);
        assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
    }

    @Test
    void keepsTheCauseForTheLogOfTheEdge() {
        WeChatException cause = failure(Kind.UNAVAILABLE);
        ProblemException thrown = catchThrowableOfType(
                ProblemException.class,
                () -> WeChatProblems.translating(shop, () -> {
                    throw cause;
                }));
        assertThat(thrown).hasCause(cause);
    }

    private Problem login(Kind kind) {
        return catchThrowableOfType(
                        ProblemException.class,
                        () -> WeChatProblems.translating(shop, () -> {
                            throw failure(kind);
                        }))
                .problem();
    }

    private Problem tap(Kind kind) {
        return catchThrowableOfType(
                        ProblemException.class,
                        () -> WeChatProblems.translatingTap(shop, () -> {
                            throw failure(kind);
                        }))
                .problem();
    }

    private static WeChatException failure(Kind kind) {
        return new WeChatException(kind, "code2Session: errcode 40125", new WeChatError(40125, "rid"), null, null);
    }
}
