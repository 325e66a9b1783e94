package io.menjin.it.chaos;

import io.menjin.it.harness.Effort;
import java.util.List;

/** The database servers that things happen to. */
enum DatabaseKind {
    POSTGRESQL {
        @Override
        DatabaseServer launch() {
            return new RestartablePostgresql();
        }
    },
    MARIADB {
        @Override
        DatabaseServer launch() {
            return new RestartableMariadb();
        }
    };

    abstract DatabaseServer launch();

    /** One in every build, both in long ones. */
    static List<DatabaseKind> ofThisRun() {
        return Effort.isLong() ? List.of(values()) : List.of(POSTGRESQL);
    }
}
