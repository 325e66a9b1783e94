package io.menjin.core.crypto;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The master keys in use, in order: the first seals, all of them open. Immutable.
 *
 * <p>To rotate without downtime: add the new key at the end on every node, then move it to the front on every node, then
 * run the re-keying job, then remove the old key once the longest session is over.
 *
 * @param keys at least one, with different ids
 */
public record MasterKeys(List<MasterKey> keys) {

    public MasterKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("at least one master key is needed");
        }
        if (keys.stream().map(MasterKey::id).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("two master keys have the same id");
        }
    }

    public static MasterKeys of(MasterKey... keys) {
        return new MasterKeys(List.of(keys));
    }

    /** The key that seals. */
    public MasterKey active() {
        return keys.get(0);
    }

    @Override
    public String toString() {
        return keys.stream().map(MasterKey::id).collect(Collectors.joining(", ", "MasterKeys[", "]"));
    }
}
