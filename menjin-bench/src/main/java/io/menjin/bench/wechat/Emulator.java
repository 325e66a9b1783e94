package io.menjin.bench.wechat;

import io.menjin.bench.process.LineProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Starts and steers an {@link EmulatorProcess}. */
public final class Emulator implements AutoCloseable {

    private final LineProcess process;
    private final URI baseUri;

    private Emulator(LineProcess process) throws IOException {
        this.process = process;
        this.baseUri = URI.create(process.read());
    }

    public static Emulator start() throws IOException {
        return new Emulator(LineProcess.start(EmulatorProcess.class));
    }

    public URI baseUri() {
        return baseUri;
    }

    /** Its process. */
    public ProcessHandle handle() {
        return process.handle();
    }

    /** Writes fresh codes to the file, and lets WeChat answer with this latency from now on. */
    public void prepare(int codes, int latencyMillis, Path file) throws IOException {
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
