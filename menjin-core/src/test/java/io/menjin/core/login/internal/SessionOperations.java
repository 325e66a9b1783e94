package io.menjin.core.login.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.session.internal.InFlightLogins;
import io.menjin.core.store.contract.Stores;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.TestClock;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One person, whose devices each have a login under way or a token; what is done with them on some node. */
final class SessionOperations {

    static final String NONE = "none";
    /** Threads of a scenario, and the parts before and after them. */
    static final int DEVICES = 5;

    static final AccountId PERSON = new AccountId("00000000-0000-7000-8000-000000000001");

    private final AtomicReferenceArray<InFlightLogins.@Nullable Start> logins = new AtomicReferenceArray<>(DEVICES);
    private final AtomicReferenceArray<@Nullable String> tokens = new AtomicReferenceArray<>(DEVICES);

    /** Stores in memory in which the person is known. */
    static Stores stores(TestClock clock) {
        Stores stores = MemoryStores.create();
        stores.accounts().transact(transaction -> {
            transaction.insert(Account.visitor(PERSON, clock.instant()));
            return true;
        });
        return stores;
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
            tokens.set(device, node.finish(start, PERSON));
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
        node.endAll(PERSON);
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
