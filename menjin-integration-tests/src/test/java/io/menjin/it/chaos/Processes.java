package io.menjin.it.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Commands of the operating system, and processes that others have started. */
final class Processes {

    private static final int PATIENCE_SECONDS = 120;

    private Processes() {}

    /**
     * Runs a command to its end.
     *
     * @return whether it succeeded
     */
    static boolean run(Path log, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.get(0) + " does not end; see " + log);
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}; returns when it and those that it has started are gone. */
    static void kill(long pid) {
        ProcessHandle process = handle(pid);
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        await(process);
        // PostgreSQL's notice by themselves that their parent is gone; no new one may start before.
        children.forEach(Processes::await);
    }

    /** Whether it is there. */
    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static ProcessHandle handle(long pid) {
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("there is no process " + pid));
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
