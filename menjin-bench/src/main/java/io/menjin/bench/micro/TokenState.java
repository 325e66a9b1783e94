package io.menjin.bench.micro;

import io.menjin.bench.peer.TokenPeer;
import io.menjin.bench.peer.TokenPeers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A peer with many people's tokens, to be asked in no order. */
final class TokenState {

    private final TokenPeer peer;
    private final String[] tokens;
    /** The same as bytes, when each check gets a text of its own. */
    private final byte @Nullable [][] bytes;

    private int next;

    private TokenState(TokenPeer peer, String[] tokens, boolean fresh) {
        this.peer = peer;
        this.tokens = tokens;
        this.bytes = fresh
                ? Arrays.stream(tokens)
                        .map(token -> token.getBytes(StandardCharsets.ISO_8859_1))
                        .toArray(byte[][]::new)
                : null;
    }

    /**
     * Opens the peer of this name, and logs in as many people as the system property {@code people} says.
     *
     * @param fresh whether each check gets a text that was made for it
     */
    static TokenState open(String name, boolean fresh) throws IOException {
        TokenPeer peer = TokenPeers.valueOf(name).open(Integer.getInteger("redisPort", 0), 10);
        String[] tokens = new String[Integer.getInteger("people", 10_000)];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = peer.login(i);
        }
        Random random = new Random(7);
        for (int i = tokens.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            String swapped = tokens[i];
            tokens[i] = tokens[other];
            tokens[other] = swapped;
        }
        for (String token : tokens) {
            if (!peer.check(token)) {
                throw new IllegalStateException(name + " refuses its own token");
            }
        }
        if (peer.check(peer.forged())) {
            throw new IllegalStateException(name + " takes a forged token");
        }
        return new TokenState(peer, tokens, fresh);
    }

    boolean checkNext() {
        int index = next;
        next = index + 1 == tokens.length ? 0 : index + 1;
        return peer.check(bytes == null ? tokens[index] : new String(bytes[index], StandardCharsets.ISO_8859_1));
    }

    /** How often a near cache had to ask its store so far. */
    long misses() {
        return peer.misses();
    }

    String forged() {
        return peer.forged();
    }

    boolean check(String token) {
        return peer.check(token);
    }

    void close() {
        peer.close();
    }
}
