package io.menjin.emulator.internal.snapshot;

import io.menjin.emulator.internal.fault.FaultScript;
import io.menjin.emulator.internal.fault.Faults;
import io.menjin.emulator.internal.fault.ScriptedFault;
import io.menjin.emulator.internal.json.Fields;
import io.menjin.emulator.internal.json.InvalidFieldException;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.world.EmulatorClock;
import io.menjin.emulator.internal.world.Ids;
import io.menjin.emulator.internal.world.World;
import io.menjin.emulator.internal.world.WorldLock;
import io.menjin.emulator.internal.world.WorldState;
import io.menjin.emulator.internal.world.WorldStates;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the world, the faults and the clock's distance as one JSON document, and reads it back. The same state always
 * gives the same bytes. Not in it: the journal, and the time itself. Thread-safe.
 */
public final class Snapshots {

    private static final String FORMAT = "menjin-emulator-snapshot";
    private static final int VERSION = 1;

    private final WorldLock world;
    private final Faults faults;
    private final EmulatorClock clock;
    private final Ids ids;

    public Snapshots(WorldLock world, Faults faults, EmulatorClock clock, Ids ids) {
        this.world = world;
        this.faults = faults;
        this.clock = clock;
        this.ids = ids;
    }

    public ObjectNode take() {
        ObjectNode snapshot = Json.object()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("clockOffset", clock.offset().toString());
        ArrayNode list = snapshot.putArray("faults");
        for (ScriptedFault fault : faults.all()) {
            ObjectNode written = list.addObject().put("id", fault.id());
            if (fault.remaining() != null) {
                written.put("remaining", fault.remaining());
            }
            written.put("hits", fault.hits()).put("toSkip", fault.toSkip());
            written.set("fault", fault.script().source());
        }
        snapshot.set("world", Json.tree(world.with(WorldStates::of)));
        return snapshot;
    }

    /**
     * Puts a snapshot in force; on failure nothing has changed.
     *
     * @throws InvalidFieldException if it is no snapshot of this version
     */
    public void restore(JsonNode json) {
        Fields fields = Fields.of(json, Set.of("format", "version", "clockOffset", "faults", "world"));
        if (!FORMAT.equals(fields.text("format"))) {
            throw new InvalidFieldException("this is no snapshot of the emulator: \"format\" must be " + FORMAT);
        }
        Integer version = fields.integer("version", 0, Integer.MAX_VALUE);
        if (version == null || version != VERSION) {
            throw new InvalidFieldException(
                    "this emulator reads snapshots of version " + VERSION + ", not " + fields.node("version"));
        }
        Duration offset = offset(fields.requiredText("clockOffset"));
        List<ScriptedFault> scripted = faults(fields.node("faults"));
        World restored = world(fields.node("world"));
        clock.offset(offset);
        faults.restore(scripted);
        world.replace(restored);
    }

    private World world(@Nullable JsonNode json) {
        if (json == null) {
            throw new InvalidFieldException("the snapshot has no \"world\"");
        }
        try {
            return WorldStates.restore(Json.read(json, WorldState.class), clock, ids);
        } catch (JacksonException e) {
            throw new InvalidFieldException("the world of the snapshot is damaged: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException("the world of the snapshot is damaged: " + e.getMessage());
        }
    }

    private static List<ScriptedFault> faults(@Nullable JsonNode json) {
        List<ScriptedFault> faults = new ArrayList<>();
        if (json != null) {
            for (JsonNode item : json.values()) {
                Fields fields = Fields.of(item, Set.of("id", "remaining", "hits", "toSkip", "fault"));
                String id = fields.requiredText("id");
                JsonNode script = fields.node("fault");
                Integer hits = fields.integer("hits", 0, Integer.MAX_VALUE);
                Integer toSkip = fields.integer("toSkip", 0, Integer.MAX_VALUE);
                if (!id.matches("fault-\\d{1,18}") || script == null) {
                    throw new InvalidFieldException("the faults of the snapshot are damaged");
                }
                faults.add(new ScriptedFault(
                        id,
                        FaultScript.parse(script),
                        fields.integer("remaining", 1, Integer.MAX_VALUE),
                        hits == null ? 0 : hits,
                        toSkip == null ? 0 : toSkip));
            }
        }
        return faults;
    }

    private static Duration offset(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidFieldException("\"clockOffset\" is not a duration");
        }
    }
}
