package io.menjin.core.testkit;

import io.menjin.core.account.AccountId;
import io.menjin.core.store.ChangeFeed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A feed that says what a test says, and notes what it is told. */
public final class ScriptedFeed implements ChangeFeed {

    private final List<AccountId> announced = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable Listener listener;

    @Override
    public void listen(Listener cache) {
        listener = cache;
    }

    @Override
    public void announce(AccountId id) {
        announced.add(id);
    }

    /** Speaks to the node. */
    public Listener node() {
        return Objects.requireNonNull(listener, "nobody listens");
    }

    /** Whose changes the node has announced. */
    public List<AccountId> announced() {
        return List.copyOf(announced);
    }
}
