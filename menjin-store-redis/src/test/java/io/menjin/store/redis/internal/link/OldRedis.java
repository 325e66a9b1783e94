package io.menjin.store.redis.internal.link;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Answers as a Redis from before RESP3 would: it says its version, and knows no other command than PING. */
final class OldRedis implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final String info;

    OldRedis(String version) throws IOException {
        this.info = "# Server\r\nredis_version:" + version + "\r\n";
        daemon(() -> {
            while (true) {
                Socket client = listener.accept();
                daemon(() -> serve(client));
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            while (true) {
                out.write(answer(command(in)).getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        }
    }

    private String answer(String command) {
        return switch (command) {
            case "PING" -> "+PONG\r\n";
            case "INFO" -> "$" + info.length() + "\r\n" + info + "\r\n";
            default -> "-ERR unknown command `" + command + "`\r\n";
        };
    }

    /** The first word of the next command. */
    private static String command(DataInputStream in) throws IOException {
        int words = Integer.parseInt(line(in).substring(1));
        String first = "";
        for (int word = 0; word < words; word++) {
            byte[] bytes = new byte[Integer.parseInt(line(in).substring(1)) + 2];
            in.readFully(bytes);
            if (word == 0) {
                first = new String(bytes, StandardCharsets.US_ASCII).strip().toUpperCase(Locale.ROOT);
            }
        }
        return first;
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (byte next = in.readByte(); next != '\n'; next = in.readByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException over) {
                // The other side has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
