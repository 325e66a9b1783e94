package io.menjin.spring.observation;

import io.menjin.spring.observation.Recorder.UseCase;
import io.menjin.spring.watch.Happening;
import io.menjin.spring.watch.Happenings;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.ReceiverContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hands over our observations as they end: use cases, calls to WeChat, calls to the store. Only names and the few values of
 * their low-cardinality keys are read, never an argument, a result or an error's text. Thread-safe.
 */
public final class WatchingHandler implements ObservationHandler<Observation.Context> {
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final Set<String> USE_CASES =
            Arrays.stream(UseCase.values()).map(UseCase::metric).collect(Collectors.toUnmodifiableSet());
    private static final double NANOS_PER_MILLI = 1e6;

    private final Happenings happenings;
    private final Clock clock;
    private final LongSupplier nanoTime;

    /**
     * Creates a handler.
     *
     * @param nanoTime measures durations, as {@link System#nanoTime()} does
     */
    public WatchingHandler(Happenings happenings, Clock clock, LongSupplier nanoTime) {
        this.happenings = happenings;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        // Spring names its observations after it has asked.
        String name = Objects.requireNonNullElse(context.getName(), "");
        return USE_CASES.contains(name) || ObservedWeChatPlatform.NAME.equals(name) || ObservedStores.NAME.equals(name);
    }

    @Override
    public void onStart(Observation.Context context) {
        // The request is looked at now: by the end the container may have given it to somebody else.
        context.put(Beginning.class, new Beginning(clock.millis(), nanoTime.getAsLong(), traceOf(context)));
    }

    @Override
    public void onStop(Observation.Context context) {
        Beginning beginning = context.get(Beginning.class);
        if (beginning == null) {
            return;
        }
        double ms = Math.round((nanoTime.getAsLong() - beginning.nanos()) / (NANOS_PER_MILLI / 100)) / 100.0;
        Map<String, String> keys = new HashMap<>();
        for (KeyValue key : context.getLowCardinalityKeyValues()) {
            keys.put(key.getKey(), key.getValue());
        }
        String outcome = take(keys, "outcome");
        String operation = take(keys, "operation");
        String name = Objects.requireNonNullElse(context.getName(), "");
        Called called = called(name, operation, keys);
        happenings.add(id ->
                new Happening(id, beginning.at(), ms, called.kind(), called.op(), outcome, keys, beginning.trace()));
    }

    private static Called called(String name, String operation, Map<String, String> keys) {
        return switch (name) {
            case ObservedStores.NAME -> new Called("store", take(keys, "store") + "." + operation);
            case ObservedWeChatPlatform.NAME -> new Called("wechat", operation);
            default -> new Called("use-case", name.substring(name.indexOf('.') + 1));
        };
    }

    private static String take(Map<String, String> keys, String key) {
        return Objects.requireNonNullElse(keys.remove(key), "");
    }

    /** The trace-id that the request at the root came with. */
    private static @Nullable String traceOf(Observation.Context context) {
        ObservationView parent = context.getParentObservation();
        while (parent != null) {
            if (parent.getContextView() instanceof ReceiverContext<?> request) {
                return traceId(request);
            }
            parent = parent.getContextView().getParentObservation();
        }
        return null;
    }

    private static <C> @Nullable String traceId(ReceiverContext<C> request) {
        C carrier = request.getCarrier();
        String header = carrier == null ? null : request.getGetter().get(carrier, "traceparent");
        if (header == null) {
            return null;
        }
        Matcher matcher = TRACEPARENT.matcher(header);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private record Called(String kind, String op) {}

    private record Beginning(long at, long nanos, @Nullable String trace) {}
}
