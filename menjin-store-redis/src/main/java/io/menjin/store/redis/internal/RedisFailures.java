package io.menjin.store.redis.internal;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisReadOnlyException;
import io.menjin.core.store.StoreUnavailableException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a failure of Redis means, and how it is told without telling values. */
public final class RedisFailures {

    /** First words of errors that blame what was asked and not the state of the server. */
    private static final Set<String> BUGS = Set.of("ERR", "WRONGTYPE", "CROSSSLOT", "NOPROTO");

    private static final Set<String> STRANGER = Set.of("NOAUTH", "WRONGPASS");

    private static final Pattern WITHIN_SCRIPT = Pattern.compile("@user_script:\\s?\\d+: -([A-Z]+) ");

    private static final Set<String> REFUSALS = Set.of("NOAUTH", "WRONGPASS", "NOPERM");

    private RedisFailures() {}

    /**
     * Runs an operation.
     *
     * @param operation names it in messages
     * @throws StoreUnavailableException when Redis does not answer or cannot do it now
     * @throws IllegalStateException when Redis does not understand it
     */
    public static <T> T translating(String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (RedisException | CancellationException e) {
            // Cancelled: its connection was given up while it waited for the answer.
            throw translate(operation, e);
        }
    }

    /** The exception that the caller of a store gets. */
    public static RuntimeException translate(String operation, Throwable failure) {
        if (isBug(failure)) {
            return new IllegalStateException(operation + " was refused by Redis", withoutValues(failure));
        }
        return new StoreUnavailableException(operation + " failed: Redis does not answer", withoutValues(failure));
    }

    /** Whether Redis does not let us in: the credentials are wrong or missing. */
    public static boolean isRefusal(Throwable failure) {
        return hasWord(failure, REFUSALS);
    }

    /** Whether Redis does not know us at all, rather than knowing us and keeping this one thing from us. */
    public static boolean isStranger(Throwable failure) {
        return hasWord(failure, STRANGER);
    }

    private static boolean hasWord(Throwable failure, Set<String> words) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisCommandExecutionException && words.contains(word(cause))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBug(Throwable failure) {
        return failure instanceof RedisCommandExecutionException
                && !isStateWithinScript(failure)
                && !(failure instanceof RedisLoadingException)
                && !(failure instanceof RedisReadOnlyException)
                && !(failure instanceof RedisNoScriptException)
                && BUGS.contains(word(failure));
    }

    /** Before Redis 7 the error of a command within a script is behind words about the script. */
    private static boolean isStateWithinScript(Throwable failure) {
        Matcher code = WITHIN_SCRIPT.matcher(String.valueOf(failure.getMessage()));
        return code.find() && !BUGS.contains(code.group(1));
    }

    private static String word(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "" : message.strip().split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    }

    /** Redis repeats arguments in some of its messages. */
    private static Throwable withoutValues(Throwable failure) {
        @Nullable String word = failure instanceof RedisCommandExecutionException ? word(failure) : null;
        Throwable copy = new IllegalStateException(failure.getClass().getSimpleName() + (word == null ? "" : " " + word)
                + ", its text withheld since it may hold values");
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }
}
