package io.menjin.bench.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that answers each line with one line, so that nothing measured shares a heap or a JIT. */
public final class LineProcess implements AutoCloseable {

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private LineProcess(Process process) {
        this.process = process;
        this.requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static LineProcess start(Class<?> main, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(
                List.of(java, "-Xms512m", "-Xmx512m", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new LineProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public String ask(String line) throws IOException {
        requests.write(line);
        requests.newLine();
        requests.flush();
        return read();
    }

    public String read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("a process has ended too early; its messages are above");
        }
        return line;
    }

    /** Ends the process and waits for it, so that its processor time is counted with its parent's. */
    @Override
    public void close() throws IOException {
        requests.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
