package io.menjin.spring.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.problem.Action;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.problem.WeChatError;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.core.wechat.WeChatException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

@ExtendWith(OutputCaptureExtension.class)
class ProblemTranslatorTest {
    private final ProblemTranslator translator = new ProblemTranslator();

    @Test
    void tellsTheDeviceNothingOfAnUnexpectedFailureAndTheLogEverything(CapturedOutput output) {
        Problem problem = translator
                .translate(new IllegalStateException("select * from accounts"), "trace-1")
                .problem();

        assertThat(problem.code()).isEqualTo(ProblemCode.INTERNAL);
        assertThat(problem.detail()).doesNotContain("select");
        assertThat(output).contains("trace-1").contains("select * from accounts");
    }

    @Test
    void answersThatAStoreIsUnavailableWithTheStatusForIt(CapturedOutput output) {
        HttpProblem problem = translator.translate(new StoreUnavailableException("sessions: find"), "trace-4");

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.problem().code()).isEqualTo(ProblemCode.INTERNAL);
        assertThat(problem.problem().action()).isEqualTo(Action.RETRY);
        assertThat(output).contains("trace-4").contains("sessions: find");
    }

    @Test
    void tellsWhyAStoreIsUnavailableInOneLineForEachRequest(CapturedOutput output) {
        IOException reset = new IOException("Connection reset\nby peer");
        reset.addSuppressed(new IOException("not worth a line"));
        translator.translate(
                new StoreUnavailableException("sessions: find", new IllegalStateException("no answer", reset)),
                "trace-5");

        assertThat(output.toString().lines().filter(line -> !line.isBlank()))
                .singleElement()
                .asString()
                .contains("ERROR", "trace-5", "sessions: find", "no answer", "Connection reset by peer");
    }

    @Test
    void tellsOperatorsWhyWeChatRefuses(CapturedOutput output) {
        WeChatException cause = new WeChatException(
                WeChatException.Kind.REJECTED,
                "auth.code2Session: 40164 rid abc",
                new WeChatError(40164, "abc"),
                null,
                null);
        ProblemException refused =
                new ProblemException(Problem.of(ProblemCode.WECHAT_REJECTED, "WeChat refused the service"), cause);

        Problem problem = translator.translate(refused, "trace-2").problem();

        assertThat(problem.wechat()).isNull();
        assertThat(output.toString().lines().filter(line -> !line.isBlank()))
                .singleElement()
                .asString()
                .contains("ERROR")
                .contains("trace-2")
                .contains("40164 rid abc");
    }

    @Test
    void keepsQuietAboutMistakesOfDevices(CapturedOutput output) {
        translator.translate(Problem.of(ProblemCode.TOKEN_INVALID, "x").asException(), "trace-3");

        assertThat(output).doesNotContain("trace-3");
    }

    @Test
    void knowsWhatSpringThrows() {
        assertThat(code(new MaxUploadSizeExceededException(1))).isEqualTo(ProblemCode.TOO_LARGE);
        assertThat(code(new MultipartException("x"))).isEqualTo(ProblemCode.INVALID_REQUEST);
        assertThat(code(new UnreadableBodyException(new IOException("x")))).isEqualTo(ProblemCode.INVALID_REQUEST);
        assertThat(code(new StackOverflowError())).isEqualTo(ProblemCode.INTERNAL);
    }

    private ProblemCode code(Throwable failure) {
        return translator.translate(failure, "t").problem().code();
    }
}
