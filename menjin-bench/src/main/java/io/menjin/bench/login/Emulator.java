package io.menjin.bench.login;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Starts and steers an {@link EmulatorProcess}. */
final class Emulator implements AutoCloseable {

    private final LineProcess process;
    private final URI baseUri;

    private Emulator(LineProcess process) throws IOException {
        this.process = process;
        this.baseUri = URI.create(process.read());
    }

    static Emulator start() throws IOException {
        return new Emulator(LineProcess.start(EmulatorProcess.class));
    }

    URI baseUri() {
        return baseUri;
    }

    /** Writes fresh codes to the file, and lets WeChat answer with this latency from now on. */
    void prepare(int codes, int latencyMillis, Path file) throws IOException {
        String answer = process.ask(codes + " " + latencyMillis + " " + file);
        if (!answer.equals("ok")) {
            throw new IOException("the emulator answered " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
