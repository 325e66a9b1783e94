package io.menjin.store.redis.internal.script;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A Lua script; Redis runs it as one step. Named by its hash in every call and sent in full only where it is unknown. */
public final class Script {

    private final byte[] text;
    private final String hash;

    private Script(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.hash = sha1(this.text);
    }

    /** Reads a script that is made of these files, in this order. */
    static Script of(String... files) {
        return new Script(Arrays.stream(files).map(Script::read).collect(Collectors.joining("\n")));
    }

    /** Runs it for its number. */
    public long number(RedisClusterCommands<byte[], byte[]> redis, byte[][] keys, byte[]... arguments) {
        try {
            Long answer = redis.evalsha(hash, ScriptOutputType.INTEGER, keys, arguments);
            return answer;
        } catch (RedisNoScriptException e) {
            // Redis was started, or its scripts were flushed, since the last time.
            Long answer = redis.eval(text, ScriptOutputType.INTEGER, keys, arguments);
            return answer;
        }
    }

    /** Runs it for its list of texts. */
    public List<Object> list(RedisClusterCommands<byte[], byte[]> redis, byte[][] keys, byte[]... arguments) {
        try {
            return redis.evalsha(hash, ScriptOutputType.MULTI, keys, arguments);
        } catch (RedisNoScriptException e) {
            return redis.eval(text, ScriptOutputType.MULTI, keys, arguments);
        }
    }

    /** A number as scripts take it. */
    public static byte[] text(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    public String hash() {
        return hash;
    }

    /** The script itself. */
    public byte[] text() {
        return text.clone();
    }

    private static String read(String file) {
        try (InputStream in = Script.class.getResourceAsStream(file + ".lua")) {
            if (in == null) {
                throw new IllegalStateException("the script " + file + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
