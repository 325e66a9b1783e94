package io.menjin.bench.login;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One peer in a process of its own: {@code <peer> <base URI of the emulator>}. It answers each line
 * {@code <threads> <duration in ms> <file of codes>} with a {@link Measurement}.
 */
final class ClientProcess {

    private ClientProcess() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Exchange exchange = Peer.valueOf(args[0]).open(URI.create(args[1]));
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", 3);
                List<String> codes = Files.readAllLines(Path.of(words[2]));
                Duration duration = Duration.ofMillis(Long.parseLong(words[1]));
                Measurement run = LoadRun.run(exchange, Integer.parseInt(words[0]), duration, codes);
                System.out.println(run.toLine());
            }
        }
        // WxJava keeps threads that are no daemons.
        System.exit(0);
    }
}
