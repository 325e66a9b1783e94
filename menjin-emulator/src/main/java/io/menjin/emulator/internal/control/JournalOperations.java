package io.menjin.emulator.internal.control;

import io.menjin.emulator.JournalEntry;
import io.menjin.emulator.internal.api.ApiCatalog;
import io.menjin.emulator.internal.api.ServerApi;
import io.menjin.emulator.internal.wire.QueryParams;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /journal}. */
final class JournalOperations {

    private JournalOperations() {}

    record Read(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/journal");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            List<JournalEntry> entries = context.journal().find(filter(call.query()));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("count", entries.size());
            answer.put("entries", entries);
            return ControlAnswer.ok(answer);
        }

        private static Predicate<JournalEntry> filter(QueryParams query) {
            Predicate<JournalEntry> filter = entry -> true;
            String api = query.get("api");
            if (api != null) {
                ServerApi known = ApiCatalog.named(api);
                String name = known == null ? api : known.description().shortName();
                filter = filter.and(
                        entry -> entry.api().equals(name) || entry.path().equals(name));
            }
            filter = filter.and(equal(query.get("appId"), JournalEntry::appId));
            filter = filter.and(equal(query.get("user"), JournalEntry::user));
            filter = filter.and(equal(query.get("outcome"), JournalEntry::outcome));
            filter = filter.and(equal(query.get("errcode"), JournalEntry::errcode));
            String since = query.get("since");
            return since == null ? filter : filter.and(since(since));
        }

        private static Predicate<JournalEntry> equal(
                @Nullable String wanted, java.util.function.Function<JournalEntry, @Nullable Object> part) {
            return wanted == null ? entry -> true : entry -> wanted.equals(String.valueOf(part.apply(entry)));
        }

        private static Predicate<JournalEntry> since(String since) {
            if (since.matches("\\d{1,18}")) {
                long id = Long.parseLong(since);
                return entry -> entry.id() > id;
            }
            try {
                Instant instant = Instant.parse(since);
                return entry -> !entry.time().isBefore(instant);
            } catch (DateTimeParseException e) {
                throw ControlProblem.invalid(
                        "\"since\" must be the id of an entry or an instant such as 2026-11-21T08:00:00Z");
            }
        }
    }

    record Clear(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("DELETE", "/journal");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            context.journal().clear();
            return ControlAnswer.noContent();
        }
    }
}
