package io.menjin.wechat.push;

import io.menjin.core.secret.EncodingAesKey;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PushCredentials;
import io.menjin.wechat.internal.json.StrictUtf8;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Receives the messages that WeChat pushes for one source. Thread-safe and without I/O.
 *
 * <p>With an EncodingAESKey only encrypted messages count (the compatible and the secure mode), since in plain mode
 * the signature does not cover the message. Without one, messages are taken as they are.
 */
public final class PushReceiver {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RANDOM_LETTERS = 16;
    private static final int MAX_PARAMETER = 512;

    private final PushSignature signature;
    private final @Nullable PushCipher cipher;
    private final MessageReader reader;
    private final PushSettings settings;
    private final InstantSource clock;
    private final SecureRandom random;

    /**
     * Creates the receiver of one source.
     *
     * @throws IllegalArgumentException when the EncodingAESKey is not 43 letters and digits
     */
    public PushReceiver(
            AppId appId, PushCredentials credentials, PushSettings settings, InstantSource clock, SecureRandom random) {
        EncodingAesKey key = credentials.aesKey();
        this.signature = new PushSignature(credentials.token());
        this.cipher = key == null ? null : new PushCipher(key, appId);
        this.reader = new MessageReader(appId);
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Checks the GET with which WeChat's console tries the URL.
     *
     * @return the text to answer with, as {@code text/plain}; empty when the request is not WeChat's
     */
    public Optional<String> verifyUrl(PushParameters parameters) {
        try {
            checkSignature(parameters);
            return Optional.ofNullable(parameters.echostr()).filter(PushReceiver::isShort);
        } catch (PushRejectedException rejected) {
            return Optional.empty();
        }
    }

    /** Verifies, decrypts and reads a POST. */
    public PushOutcome receive(PushParameters parameters, byte[] body) {
        try {
            if (body.length > settings.maxBodyBytes()) {
                throw new PushRejectedException(PushRejection.TOO_LARGE);
            }
            MessageFields fields = cipher == null ? plain(parameters, body) : encrypted(cipher, parameters, body);
            return new PushOutcome.Accepted(reader.read(fields, sentAt(parameters)));
        } catch (PushRejectedException rejected) {
            return new PushOutcome.Rejected(rejected.rejection());
        }
    }

    /**
     * Encrypts and signs a reply.
     *
     * @param message JSON or XML, as the source's push format is
     * @param nonce that of the message that is replied to
     * @throws IllegalStateException when there is no EncodingAESKey
     */
    public PushReply encryptReply(String message, String nonce) {
        return encryptReply(message, nonce, clock.instant(), randomLetters());
    }

    PushReply encryptReply(String message, String nonce, Instant time, byte[] letters) {
        if (cipher == null) {
            throw new IllegalStateException("a reply cannot be encrypted without an EncodingAESKey");
        }
        String encrypted = cipher.encrypt(message, letters);
        long timestamp = time.getEpochSecond();
        return new PushReply(encrypted, signature.of(String.valueOf(timestamp), nonce, encrypted), timestamp, nonce);
    }

    /** Whether this is Unix time of our days; a fixed length keeps digits from moving between it and the nonce. */
    static boolean isUnixTime(String text) {
        return text.matches("[0-9]{10}");
    }

    private MessageFields plain(PushParameters parameters, byte[] body) throws PushRejectedException {
        checkSignature(parameters);
        MessageFields fields = parse(body);
        if (fields.find("Encrypt").isPresent() && fields.find("MsgType").isEmpty()) {
            throw new PushRejectedException(PushRejection.NO_KEY);
        }
        return fields;
    }

    private MessageFields encrypted(PushCipher opener, PushParameters parameters, byte[] body)
            throws PushRejectedException {
        String timestamp = timestamp(parameters);
        String nonce = required(parameters.nonce());
        String encrypted =
                parse(body).find("Encrypt").orElseThrow(() -> new PushRejectedException(PushRejection.NOT_ENCRYPTED));
        // Not the parameter "signature": that one does not cover the message.
        if (!signature.isValid(required(parameters.msgSignature()), timestamp, nonce, encrypted)) {
            throw new PushRejectedException(PushRejection.BAD_SIGNATURE);
        }
        checkFresh(timestamp);
        return MessageFields.parse(opener.decrypt(encrypted));
    }

    private void checkSignature(PushParameters parameters) throws PushRejectedException {
        String timestamp = timestamp(parameters);
        if (!signature.isValid(required(parameters.signature()), timestamp, required(parameters.nonce()))) {
            throw new PushRejectedException(PushRejection.BAD_SIGNATURE);
        }
        checkFresh(timestamp);
    }

    private void checkFresh(String timestamp) throws PushRejectedException {
        Duration freshFor = settings.freshFor();
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (freshFor != null && Duration.between(sent, clock.instant()).abs().compareTo(freshFor) > 0) {
            throw new PushRejectedException(PushRejection.NOT_FRESH);
        }
    }

    private static Instant sentAt(PushParameters parameters) throws PushRejectedException {
        return Instant.ofEpochSecond(Long.parseLong(timestamp(parameters)));
    }

    private static String timestamp(PushParameters parameters) throws PushRejectedException {
        String timestamp = required(parameters.timestamp());
        if (!isUnixTime(timestamp)) {
            throw new PushRejectedException(PushRejection.BAD_PARAMETERS);
        }
        return timestamp;
    }

    private static String required(@Nullable String parameter) throws PushRejectedException {
        if (parameter == null || parameter.isEmpty() || !isShort(parameter)) {
            throw new PushRejectedException(PushRejection.BAD_PARAMETERS);
        }
        return parameter;
    }

    private static boolean isShort(String parameter) {
        return parameter.length() <= MAX_PARAMETER;
    }

    private static MessageFields parse(byte[] body) throws PushRejectedException {
        return MessageFields.parse(
                StrictUtf8.decode(body).orElseThrow(() -> new PushRejectedException(PushRejection.MALFORMED)));
    }

    private byte[] randomLetters() {
        StringBuilder letters = new StringBuilder(RANDOM_LETTERS);
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
