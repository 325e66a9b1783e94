package io.menjin.spring.settings;

import io.menjin.core.Menjin;
import io.menjin.core.MenjinSettings;
import io.menjin.core.limit.RateLimiter.Limit;
import io.menjin.core.login.LoginSettings;
import io.menjin.core.session.SessionCacheSettings;
import io.menjin.core.session.SessionPolicy;
import io.menjin.core.sessionkey.OpenDataPolicy;
import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.job.BackgroundJobs;
import io.menjin.spring.limit.Allowance;
import io.menjin.spring.properties.JobProperties;
import io.menjin.spring.properties.LimitProperties;
import io.menjin.spring.properties.LoginProperties;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.properties.OpenDataProperties;
import io.menjin.spring.properties.SessionCacheProperties;
import io.menjin.spring.properties.SessionProperties;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.util.unit.DataSize;

/** Checks what configures the use cases. */
public final class CoreSettings {
    private CoreSettings() {}

    /**
     * The settings of the core.
     *
     * @param avatarPrefix address under which avatars are served
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when something is wrong with them
     */
    public static MenjinSettings of(MenjinProperties properties, String avatarPrefix) {
        return valid(
                "menjin.accounts, menjin.avatars or menjin.sessions",
                () -> new MenjinSettings(
                        valid("menjin.sessions", () -> sessions(properties.sessions())),
                        valid(
                                "menjin.sessions.cache",
                                () -> sessionCache(properties.sessions().cache())),
                        valid("menjin.login", () -> logins(properties.login())),
                        valid("menjin.open-data", () -> openData(properties.openData())),
                        properties.accounts().closingCoolingOff(),
                        properties.sessions().keepEnded(),
                        avatarPrefix,
                        bytes("menjin.avatars.max-size", properties.avatars().maxSize())));
    }

    /**
     * The limits on logins; empty when they are switched off.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when something is wrong with them
     */
    public static Map<Limit, Allowance> limits(LimitProperties limits) {
        if (!limits.enabled()) {
            return Map.of();
        }
        return valid(
                "menjin.limits",
                () -> Map.of(
                        Limit.LOGIN_PER_ADDRESS,
                        new Allowance(
                                limits.loginPerAddress().permits(),
                                limits.loginPerAddress().period()),
                        Limit.LOGIN_PER_PERSON,
                        new Allowance(
                                limits.loginPerPerson().permits(),
                                limits.loginPerPerson().period())));
    }

    /**
     * A size that fits into memory.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when it is nothing, or more than a gigabyte
     */
    public static int bytes(String property, DataSize size) {
        return valid(property, () -> {
            if (size.toBytes() < 1 || size.toGigabytes() > 0) {
                throw new IllegalArgumentException("a size is between one byte and one gigabyte");
            }
            return (int) size.toBytes();
        });
    }

    /**
     * The jobs.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when one would run without a pause
     */
    public static BackgroundJobs jobs(Menjin menjin, JobProperties times) {
        return valid("menjin.jobs", () -> BackgroundJobs.of(menjin, times));
    }

    private static SessionPolicy sessions(SessionProperties sessions) {
        return new SessionPolicy(
                sessions.lifetime(), sessions.idleTimeout(), sessions.renewAfter(), sessions.maxPerAccount());
    }

    private static SessionCacheSettings sessionCache(SessionCacheProperties cache) {
        return new SessionCacheSettings(cache.maxEntries(), cache.staleness(), cache.maxAge());
    }

    private static LoginSettings logins(LoginProperties login) {
        return new LoginSettings(
                login.receiptLifetime(), login.ticketLifetime(), login.receiptWait(), login.recentAnswers());
    }

    private static OpenDataPolicy openData(OpenDataProperties openData) {
        return new OpenDataPolicy(openData.maxAge(), openData.maxSkew());
    }

    private static <T> T valid(String properties, Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Misconfigurations.invalid(properties, e);
        }
    }
}
