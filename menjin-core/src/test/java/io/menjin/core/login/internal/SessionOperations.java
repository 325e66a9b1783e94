package io.menjin.core.login.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.session.internal.InFlightLogins;
import io.menjin.core.store.contract.Stores;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One person, whose devices each have a login under way or a token; what is done with them on some node. */
final class SessionOperations {

    static final String NONE = "none";
    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    /** Threads of a scenario, and the parts before and after them. */
    static final int DEVICES = 5;

    private final AccountId person;
    private final AtomicReferenceArray<InFlightLogins.@Nullable Start> logins = new AtomicReferenceArray<>(DEVICES);
    private final AtomicReferenceArray<@Nullable String> tokens = new AtomicReferenceArray<>(DEVICES);

    /** Writes a new person. */
    SessionOperations(Stores stores, AccountId person) {
        this.person = person;
        stores.accounts().transact(transaction -> {
            transaction.insert(Account.visitor(person, NOW));
            return true;
        });
    }

    /** A device sends its code. Each device belongs to one thread. */
    String begin(LinearNode node, int device) {
        if (logins.get(device) != null) {
            return "busy";
        }
        logins.set(device, node.begin());
        return "begun";
    }

    /** The login of a device ends. */
    String finish(LinearNode node, int device) {
        InFlightLogins.Start start = logins.get(device);
        if (start == null) {
            return NONE;
        }
        logins.set(device, null);
        return outcome(() -> {
            tokens.set(device, node.finish(start, person));
            return "issued";
        });
    }

    String check(LinearNode node, int device) {
        String token = tokens.get(device);
        return token == null
                ? NONE
                : outcome(() -> {
                    node.sessions().authenticate(token);
                    return "good";
                });
    }

    String end(LinearNode node, int device) {
        String token = tokens.get(device);
        if (token == null) {
            return NONE;
        }
        node.sessions().revoke(token);
        return "done";
    }

    String endAll(LinearNode node) {
        node.endAll(person);
        return "done";
    }

    private static String outcome(Supplier<String> work) {
        try {
            return work.get();
        } catch (ProblemException refused) {
            return refused.problem().code().wireName();
        }
    }
}
