package io.menjin.emulator.internal.http;

import io.menjin.emulator.JournalEntry;
import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.api.ApiCatalog;
import io.menjin.emulator.internal.api.ApiDispatcher;
import io.menjin.emulator.internal.api.ServerApi;
import io.menjin.emulator.internal.fault.DamagedAnswer;
import io.menjin.emulator.internal.fault.FaultScript;
import io.menjin.emulator.internal.fault.Faults;
import io.menjin.emulator.internal.fault.ScriptedFault;
import io.menjin.emulator.internal.journal.Journal;
import io.menjin.emulator.internal.wire.ApiAnswer;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.Payload;
import io.menjin.emulator.internal.wire.WeChatError;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.AccessToken;
import io.menjin.emulator.internal.world.World;
import io.menjin.emulator.internal.world.WorldLock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** From a call of the server API to the answer that is to be sent: faults, the operation, the journal. Thread-safe. */
final class ServerApiService {

    private final WorldLock world;
    private final ApiDispatcher dispatcher;
    private final Faults faults;
    private final Journal journal;
    private final LongSupplier nanoTime;

    ServerApiService(WorldLock world, Faults faults, Journal journal, LongSupplier nanoTime) {
        this.world = world;
        this.dispatcher = new ApiDispatcher(world);
        this.faults = faults;
        this.journal = journal;
        this.nanoTime = nanoTime;
    }

    PlannedAnswer answer(ApiCall call, @Nullable String query) {
        long begin = nanoTime.getAsLong();
        ServerApi api = ApiCatalog.find(call.path());
        Arrival arrival = world.with(
                w -> new Arrival(w.now(), callerOf(call, w), w.settings().get(Settings.LATENCY)));
        ScriptedFault fault = faults.take(script -> matches(script, call.path(), api, arrival.caller()));
        PlannedAnswer planned =
                fault == null ? PlannedAnswer.prompt(dispatcher.dispatch(api, call)) : faulty(api, call, fault);
        Duration latency = latency(arrival.latency(), call.path(), api);
        if (!latency.isZero()) {
            planned = new PlannedAnswer(
                    planned.answer(), planned.headers(), planned.delay().plus(latency), planned.drip(), planned.drop());
        }
        if (call.appId() == null) {
            call.about(arrival.caller());
        }
        record(call, query, api, planned, fault, arrival.at(), nanoTime.getAsLong() - begin);
        return planned;
    }

    /** WeChat's front servers refuse a POST that does not say its length, before any operation sees it. */
    PlannedAnswer lengthRequired(ApiCall call, @Nullable String query) {
        ApiAnswer answer = new ApiAnswer(
                412,
                null,
                Payload.empty(),
                null,
                "the POST has no Content-Length (chunked?); WeChat answers 412, empty");
        PlannedAnswer planned = PlannedAnswer.prompt(answer);
        record(call, query, ApiCatalog.find(call.path()), planned, null, world.with(World::now), 0);
        return planned;
    }

    private PlannedAnswer faulty(@Nullable ServerApi api, ApiCall call, ScriptedFault fault) {
        FaultScript script = fault.script();
        ApiAnswer answer = null;
        if (script.executes()) {
            answer = dispatcher.dispatch(api, call);
        }
        if (script.errcode() != null) {
            WeChatError error = WeChatErrors.of(script.errcode());
            answer = dispatcher.refusal(api, script.errmsg() == null ? error : error.withText(script.errmsg()), null);
        }
        if (answer == null) {
            answer = new ApiAnswer(script.drop() == null ? 200 : 0, null, Payload.empty(), null, null);
        }
        ApiAnswer damaged = DamagedAnswer.of(answer, script);
        String why = damaged.why() == null ? "" : "; without it: " + damaged.why();
        ApiAnswer explained = new ApiAnswer(
                damaged.status(), damaged.contentType(), damaged.body(), damaged.errcode(), fault.id() + " hit" + why);
        return new PlannedAnswer(explained, script.headers(), script.delay(), script.drip(), script.drop());
    }

    private void record(
            ApiCall call,
            @Nullable String query,
            @Nullable ServerApi api,
            PlannedAnswer planned,
            @Nullable ScriptedFault fault,
            Instant at,
            long nanos) {
        ApiAnswer answer = planned.answer();
        boolean dropped = planned.drop() != null;
        String outcome = fault != null ? "fault" : api == null ? "unknown" : answer.isRefusal() ? "refused" : "ok";
        journal.add(id -> new JournalEntry(
                id,
                at,
                call.method(),
                call.path(),
                api == null ? call.path() : api.description().shortName(),
                MaskedQuery.of(query),
                call.appId(),
                call.userId(),
                outcome,
                dropped ? 0 : answer.status(),
                answer.errcode(),
                nanos / 1000,
                planned.delay().toMillis(),
                fault == null ? null : fault.id(),
                answer.why()));
    }

    private static Duration latency(Map<String, Duration> latency, String path, @Nullable ServerApi api) {
        if (latency.isEmpty()) {
            return Duration.ZERO;
        }
        return latency.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("*") && names(entry.getKey(), path, api))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(latency.getOrDefault("*", Duration.ZERO));
    }

    private static boolean matches(FaultScript script, String path, @Nullable ServerApi api, @Nullable String caller) {
        return names(script.api(), path, api)
                && (script.appId() == null || script.appId().equals(caller));
    }

    private static boolean names(String name, String path, @Nullable ServerApi api) {
        return name.equals("*")
                || name.equals(path)
                || (api != null && api.description().answersTo(name));
    }

    private static @Nullable String callerOf(ApiCall call, World world) {
        String token = call.param("access_token");
        AccessToken known = token == null ? null : world.accessTokens().find(token);
        return known == null ? call.namedAppId() : known.appId();
    }

    /** What the world looks like when a call arrives, read in one step. */
    private record Arrival(Instant at, @Nullable String caller, Map<String, Duration> latency) {}
}
