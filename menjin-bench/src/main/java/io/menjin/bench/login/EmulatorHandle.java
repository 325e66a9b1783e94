package io.menjin.bench.login;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts and steers an {@link EmulatorProcess}. */
final class EmulatorHandle implements AutoCloseable {

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final URI baseUri;

    private EmulatorHandle(Process process) throws IOException {
        this.process = process;
        this.commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.baseUri = URI.create(readLine());
    }

    static EmulatorHandle start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-Xmx1g", "-cp", System.getProperty("java.class.path"), EmulatorProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new EmulatorHandle(process);
    }

    URI baseUri() {
        return baseUri;
    }

    void latency(Duration latency) throws IOException {
        command("latency " + latency.toMillis());
    }

    List<String> codes(int count) throws IOException {
        Path file = Files.createTempFile("codes", ".txt");
        try {
            command("codes " + count + " " + file);
            return Files.readAllLines(file);
        } finally {
            Files.delete(file);
        }
    }

    private void command(String line) throws IOException {
        commands.write(line);
        commands.newLine();
        commands.flush();
        String answer = readLine();
        if (!answer.equals("ok")) {
            throw new IOException("the emulator answered " + answer);
        }
    }

    private String readLine() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the emulator has ended");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        commands.close();
        process.destroy();
    }
}
