package io.menjin.core.privacy;

import io.menjin.core.account.Account;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.account.Identity;
import io.menjin.core.privacy.PersonalData.HistoryLine;
import io.menjin.core.privacy.PersonalData.KnownIn;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.SessionService;
import io.menjin.core.source.Sources;
import io.menjin.core.store.AccountStore;
import io.menjin.core.user.UserViews;
import java.time.Clock;

/** Gives people a copy of what we hold of them (PIPL art. 45). Thread-safe. */
public final class ExportService {

    private static final int HISTORY = 1000;

    private final AccountStore accounts;
    private final SessionService sessions;
    private final Sources sources;
    private final UserViews users;
    private final Clock clock;

    public ExportService(
            AccountStore accounts, SessionService sessions, Sources sources, UserViews users, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.sources = sources;
        this.users = users;
        this.clock = clock;
    }

    /** Everything, as it is now. */
    public PersonalData export(Authenticated caller) {
        Account account = caller.account();
        BoundPhone phone = account.phone();
        return new PersonalData(
                users.of(caller),
                phone == null ? null : phone.boundAt(),
                accounts.identities(account.id()).stream().map(this::knownIn).toList(),
                sessions.list(caller),
                accounts.audit(account.id(), HISTORY).stream()
                        .map(entry -> new HistoryLine(entry.at(), entry.action(), entry.actor()))
                        .toList(),
                clock.instant());
    }

    private KnownIn knownIn(Identity identity) {
        String source = sources.findByAppId(identity.appId())
                .map(found -> found.name().value())
                .orElse(identity.appId().value());
        return new KnownIn(source, identity.unionId() != null, identity.createdAt());
    }
}
