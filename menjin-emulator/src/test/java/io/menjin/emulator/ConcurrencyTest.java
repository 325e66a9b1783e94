package io.menjin.emulator;

import static io.menjin.emulator.TestWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConcurrencyTest {

    private static final int CALLERS = 256;

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(CALLERS);

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    @RepeatedTest(5)
    void letsOneOfManyExchangeACode() throws Exception {
        String code = control.loginCode("alice", SHOP);

        List<Integer> errcodes = atOnce(() -> wechat.shopLogin(code).errcode());

        assertThat(errcodes).hasSize(CALLERS).containsOnly(0, 40163).containsOnlyOnce(0);
    }

    @Test
    void letsOneOfManyUseAPhoneCode() throws Exception {
        String token = wechat.shopToken();
        String code = String.valueOf(control.tapPhone("alice", SHOP).code());

        List<Integer> errcodes = atOnce(() -> wechat.phone(token, code).errcode());

        assertThat(errcodes).containsOnly(0, 40029).containsOnlyOnce(0);
    }

    @Test
    void countsTheQuotaOfAUserExactly() throws Exception {
        List<Integer> errcodes =
                atOnce(() -> wechat.shopLogin(control.loginCode("alice", SHOP)).errcode());

        assertThat(errcodes.stream().filter(errcode -> errcode == 0)).hasSize(100);
        assertThat(errcodes.stream().filter(errcode -> errcode == 45011)).hasSize(CALLERS - 100);
    }

    @Test
    void givesAllCallersTheSameStableToken() throws Exception {
        assertThat(atOnce(wechat::shopToken)).hasSize(CALLERS).containsOnly(wechat.shopToken());
    }

    @Test
    void hitsExactlySoManyCallsAsAFaultSays() throws Exception {
        control.fault(Fault.on("token").times(100).errcode(-1));

        List<Integer> errcodes =
                atOnce(() -> wechat.token(SHOP, TestWorld.SHOP_SECRET).errcode());

        assertThat(errcodes.stream().filter(errcode -> errcode == -1)).hasSize(100);
        assertThat(errcodes.stream().filter(errcode -> errcode == 0)).hasSize(CALLERS - 100);
    }

    @Test
    void recordsEveryCallOnceAndInOrder() throws Exception {
        atOnce(() -> wechat.shopLogin("unknown").errcode());

        List<Long> ids = control.journal().stream().map(JournalEntry::id).toList();
        assertThat(ids).hasSize(CALLERS).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void answersPromptlyWhileHundredsOfDelayedAnswersAreDue() throws Exception {
        // An hour: the delayed answers never come; the test passes only if waiting for them holds no thread.
        control.fault(Fault.on("jscode2session").delay(Duration.ofHours(1)));
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, CALLERS)
                .mapToObj(i -> client.sendAsync(
                        HttpRequest.newBuilder(wechat.uri("/sns/jscode2session", Map.of("appid", SHOP)))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        while (control.calls("jscode2session") < CALLERS) {
            Thread.onSpinWait();
        }

        assertThat(wechat.stableToken(false).errcode()).isZero();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        waiting.forEach(answer -> answer.cancel(true));
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            futures.add(THREADS.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
