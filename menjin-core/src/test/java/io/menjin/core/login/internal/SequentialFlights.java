package io.menjin.core.login.internal;

import java.util.HashMap;
import java.util.Map;

/** One code, one outcome: whose key came first gets the answer, again and again; everybody else hears that it is used. */
public class SequentialFlights {

    private final Map<Integer, Integer> owners = new HashMap<>();

    public String login(int code, int key) {
        return owners.computeIfAbsent(code, unused -> key) == key ? "answered" : "code_used";
    }

    /** Leaves nothing behind. */
    public String fail(int code) {
        return "tried";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SequentialFlights that && owners.equals(that.owners);
    }

    @Override
    public int hashCode() {
        return owners.hashCode();
    }
}
