package io.menjin.store.redis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Servers that do nothing for a while and are not gone. */
public final class Freeze implements AutoCloseable {

    private static final Pattern PROCESS = Pattern.compile("process_id:(\\d+)");

    private final List<String> processes;

    private Freeze(List<String> processes) {
        this.processes = processes;
    }

    /** Stops the servers with these ports, all at once; they go on when this is closed. */
    public static Freeze of(List<Integer> ports) {
        // Asked first: one that stands still does not answer.
        Freeze freeze = new Freeze(ports.stream().map(Freeze::process).toList());
        try {
            freeze.signal("STOP");
        } catch (RuntimeException e) {
            freeze.close();
            throw e;
        }
        return freeze;
    }

    private static String process(int port) {
        Matcher process = PROCESS.matcher(RawRedis.ask(port, "INFO", "server"));
        if (!process.find()) {
            throw new IllegalStateException("the server with port " + port + " does not say what process it is");
        }
        return process.group(1);
    }

    private void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        command.addAll(processes);
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(command + " has failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        signal("CONT");
    }
}
