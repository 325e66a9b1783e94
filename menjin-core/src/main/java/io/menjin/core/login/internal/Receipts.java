package io.menjin.core.login.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Vault;
import io.menjin.core.crypto.internal.Aead;
import io.menjin.core.crypto.internal.Hkdf;
import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.login.LoginSettings;
import io.menjin.core.login.Pause;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.LoginReceipt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the answers to logins so that the same request gets the same one again. Thread-safe.
 *
 * <p>An answer holds a token, which must not be readable at rest. So it is sealed twice: under a key that comes from the
 * code and the Idempotency-Key, which only the device has, and by the vault.
 */
public final class Receipts {

    private static final Logger log = LoggerFactory.getLogger(Receipts.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private final LoginLedger ledger;
    private final Vault vault;
    private final SecureRandom random;
    private final LoginSettings settings;
    private final Pause pause;
    private final Clock clock;
    private final Cache<Digest, LoginReceipt> recent;

    public Receipts(
            LoginLedger ledger, Vault vault, SecureRandom random, LoginSettings settings, Pause pause, Clock clock) {
        this.ledger = ledger;
        this.vault = vault;
        this.random = random;
        this.settings = settings;
        this.pause = pause;
        this.clock = clock;
        this.recent = Caffeine.newBuilder()
                .maximumSize(settings.recentAnswers())
                .executor(Runnable::run)
                .build();
    }

    /** The receipt for an answer; null when the request had no key to ask again with. */
    @Nullable
    LoginReceipt receipt(Claim claim, LoginAnswer answer, Instant now) {
        IdempotencyKey key = claim.key();
        if (key == null) {
            return null;
        }
        byte[] inner = Aead.seal(innerKey(claim, key), new byte[0], AnswerCodec.encode(answer), random);
        return new LoginReceipt(
                claim.hash(), Claim.hash(key), vault.seal(context(claim), inner), now.plus(settings.receiptLifetime()));
    }

    /** Notes a receipt that was stored with its session. */
    void remember(@Nullable LoginReceipt receipt) {
        if (receipt != null) {
            recent.put(receipt.codeHash(), receipt);
        }
    }

    /** Stores the receipt of an answer that came without a session. */
    void store(@Nullable LoginReceipt receipt) {
        // False means that WeChat let the code pass twice, which the developer tools' code does; nothing to repeat
        // then.
        if (receipt != null && ledger.put(receipt, clock.instant())) {
            remember(receipt);
        }
    }

    /** The answer that this node gave lately to the same request. */
    Optional<LoginAnswer> recent(Claim claim) {
        LoginReceipt receipt = recent.getIfPresent(claim.hash());
        IdempotencyKey key = claim.key();
        if (receipt == null || key == null || !clock.instant().isBefore(receipt.expiresAt())) {
            return Optional.empty();
        }
        return open(claim, key, receipt);
    }

    /** The answer in the ledger, at once. */
    Found find(Claim claim) {
        Optional<LoginReceipt> receipt = ledger.find(claim.hash(), clock.instant());
        if (receipt.isEmpty()) {
            return new Found(false, null);
        }
        IdempotencyKey key = claim.key();
        return new Found(
                true, key == null ? null : open(claim, key, receipt.get()).orElse(null));
    }

    /**
     * The answer that another node gave, or is about to give, to the same request. Waits for it a little.
     *
     * @return empty when another request used the code, or none that is still going to answer
     */
    Optional<LoginAnswer> await(Claim claim) {
        Found found = find(claim);
        Duration left = settings.receiptWait();
        Duration step = FIRST_PAUSE;
        while (claim.key() != null && !found.exists() && !left.isZero() && !left.isNegative()) {
            if (!sleep(step.compareTo(left) < 0 ? step : left)) {
                break;
            }
            left = left.minus(step);
            step = step.multipliedBy(2);
            found = find(claim);
        }
        return Optional.ofNullable(found.answer());
    }

    private boolean sleep(Duration duration) {
        try {
            pause.pause(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<LoginAnswer> open(Claim claim, IdempotencyKey key, LoginReceipt receipt) {
        if (!receipt.idempotencyKeyHash().equals(Claim.hash(key))) {
            return Optional.empty();
        }
        try {
            byte[] inner = vault.open(context(claim), receipt.answer());
            return Optional.of(AnswerCodec.decode(Aead.open(innerKey(claim, key), new byte[0], inner)));
        } catch (AEADBadTagException | IllegalStateException | IllegalArgumentException e) {
            // Written by another version, or its master key is gone: the device logs in again.
            log.warn("a receipt cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static String context(Claim claim) {
        return "receipt:" + claim.hash().hex();
    }

    private static byte[] innerKey(Claim claim, IdempotencyKey key) {
        byte[] secret = claim.secret().reveal().getBytes(StandardCharsets.UTF_8);
        byte[] other = key.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] material = ByteBuffer.allocate(Integer.BYTES + secret.length + other.length)
                .putInt(secret.length)
                .put(secret)
                .put(other)
                .array();
        return Hkdf.expand(Hkdf.extract(material), "menjin/v1/receipt");
    }

    /**
     * What the ledger says.
     *
     * @param exists whether there is a receipt, for whomever
     * @param answer the answer, when it is for this request
     */
    record Found(boolean exists, @Nullable LoginAnswer answer) {}
}
