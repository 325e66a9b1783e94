package io.menjin.emulator;

import static io.menjin.emulator.TestWorld.SHOP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class EventsTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void sendsEveryCallAsAnEvent() throws Exception {
        try (Stream stream = new Stream(null)) {
            wechat.shopLogin(control.loginCode("alice", SHOP));
            wechat.shopLogin("unknown");

            JournalEntry first = stream.next();
            JournalEntry second = stream.next();
            assertThat(first.user()).isEqualTo("alice");
            assertThat(second.errcode()).isEqualTo(40029);
            assertThat(control.journal()).containsExactly(first, second);
        }
    }

    @Test
    void goesOnAfterTheLastEventSeenWithoutAGap() throws Exception {
        for (int i = 0; i < 200; i++) {
            wechat.shopLogin("EMU-" + i);
        }
        long seen = control.journal().get(99).id();

        try (Stream stream = new Stream(Long.toString(seen))) {
            wechat.shopLogin("EMU-200");
            for (int errcode = 100; errcode <= 200; errcode++) {
                assertThat(stream.next().errcode()).isEqualTo(errcode);
            }
        }
    }

    @Test
    void beginsWithTheFutureForWhoSawNothing() throws Exception {
        wechat.shopLogin("EMU-1");

        try (Stream stream = new Stream(null)) {
            wechat.shopLogin("EMU-2");
            assertThat(stream.next().errcode()).isEqualTo(2);
        }
    }

    @Test
    void forgetsAReceiverThatWentAway() throws Exception {
        new Stream(null).close();

        for (int i = 0; i < 50; i++) {
            assertThat(wechat.shopLogin("EMU-7").errcode()).isEqualTo(7);
        }
    }

    private static final class Stream implements AutoCloseable {

        private final InputStream body;
        private final BufferedReader lines;

        Stream(String lastEventId) throws IOException, InterruptedException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(EMULATOR.emulator().controlUri() + "/events"));
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            HttpResponse<InputStream> response =
                    HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            body = response.body();
            lines = new BufferedReader(new InputStreamReader(body, UTF_8));
            // The comment that says that the stream listens.
            assertThat(lines.readLine()).startsWith(": ");
        }

        JournalEntry next() throws IOException {
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    JournalEntry entry = Json.read(Json.parse(line.substring(6).getBytes(UTF_8)), JournalEntry.class);
                    assertThat(Long.toString(entry.id())).isEqualTo(id);
                    return entry;
                }
            }
            throw new AssertionError("the stream ended");
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
