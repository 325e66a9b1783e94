package io.menjin.emulator.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;

/** Speaks HTTP byte by byte, to see what a client library would hide. */
final class RawHttp {

    /** What came before the connection ended, and how it ended. */
    record Exchange(String received, boolean reset) {

        String body() {
            return received.substring(received.indexOf("\r\n\r\n") + 4);
        }
    }

    private static final long PAUSE_NANOS = 200_000_000;

    private RawHttp() {}

    /** Sends the pieces with a pause between them, in which a server that answers too early has done so. */
    static Exchange send(URI base, String... pieces) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(30_000);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            boolean reset = false;
            InputStream in = socket.getInputStream();
            try {
                for (int i = 0; i < pieces.length; i++) {
                    LockSupport.parkNanos(i == 0 ? 0 : PAUSE_NANOS);
                    socket.getOutputStream().write(pieces[i].getBytes(ISO_8859_1));
                }
                socket.shutdownOutput();
                for (int b = in.read(); b >= 0; b = in.read()) {
                    received.write(b);
                }
            } catch (IOException e) {
                reset = true;
            }
            return new Exchange(received.toString(ISO_8859_1), reset);
        }
    }
}
