package io.menjin.bench.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listens to {@code MONITOR}. The counters of Redis do not tell what clients send from what scripts do inside it; this
 * does, and only what clients send costs a round trip.
 */
public final class Monitor implements AutoCloseable {

    /** {@code +<time> [<database> <address or lua>] "<command>" "<argument>"...} */
    private static final Pattern LINE = Pattern.compile("\\+[0-9.]+ \\[\\d+ (\\S+)] \"([^\"]*)\"(?: \"([^\"]*)\")?.*");

    /** What keeps connections alive and is sent by the clock, whatever anybody calls. */
    private static final Set<String> BESIDES = Set.of("ping", "client", "hello", "info", "config");

    private final RedisNode redis;
    private final Socket socket;
    private final BufferedReader lines;
    private int marks;

    private Monitor(RedisNode redis) throws IOException {
        this.redis = redis;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), redis.port());
        this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
        lines.readLine();
    }

    /** Begins to listen. */
    public static Monitor of(RedisNode redis) throws IOException {
        return new Monitor(redis);
    }

    /** What clients have sent since this was called last or since listening began, by command. */
    public Map<String, Long> sent() throws IOException {
        String mark = "bench-mark-" + marks++;
        redis.commands().echo(mark);
        Map<String, Long> sent = new TreeMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                continue;
            }
            if (mark.equals(parts.group(3))) {
                return sent;
            }
            String command = parts.group(2).toLowerCase(Locale.ROOT);
            if (!parts.group(1).equals("lua") && !BESIDES.contains(command)) {
                sent.merge(command, 1L, Long::sum);
            }
        }
        throw new IOException("Redis has closed the connection");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
