package io.menjin.store.jdbc.internal.sql;

import java.sql.SQLException;

/** A transaction met another one and left nothing; it may succeed when it runs again. */
public final class Collision extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Collision(SQLException cause) {
        // Collisions are met and resolved in numbers; only the cause of the last one is ever shown.
        super("collided with another transaction", cause, false, false);
    }
}
