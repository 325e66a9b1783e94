package io.menjin.it.soak;

import java.util.Locale;
import java.util.Random;

/** What people and gateways do, and how often beside each other. */
enum Operation {
    /** A gateway asks for a token. */
    VERIFY(40),
    /** Somebody else's service asks for one. */
    INTROSPECT(6),
    /** A token that was ended is tried on any node. */
    TRY_ENDED(14),
    ME(12),
    SESSIONS(4),
    LOG_IN(14),
    LOG_OUT(4),
    END_ALL(2),
    BIND_PHONE(3),
    /** Somebody logs in who has never been there, and does not come back. */
    NEWCOMER(1);

    private static final int TOTAL = total();

    private final int weight;

    Operation(int weight) {
        this.weight = weight;
    }

    static Operation any(Random random) {
        int left = random.nextInt(TOTAL);
        for (Operation operation : values()) {
            left -= operation.weight;
            if (left < 0) {
                return operation;
            }
        }
        throw new IllegalStateException();
    }

    private static int total() {
        int sum = 0;
        for (Operation operation : values()) {
            sum += operation.weight;
        }
        return sum;
    }

    /** As a reader says it. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
