package io.menjin.core.privacy;

import io.menjin.core.session.SessionView;
import io.menjin.core.user.UserView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that we hold of a person, for the person. The phone number is masked, and the ids that WeChat gives to servers are
 * left out; both would be of use to a thief of the device only.
 *
 * @param phoneBoundAt when the phone number was bound, or null
 * @param identities the mini programs in which we know the person
 * @param sessions the living sessions, newest first
 * @param history the newest audit lines first
 */
public record PersonalData(
        UserView user,
        @Nullable Instant phoneBoundAt,
        List<KnownIn> identities,
        List<SessionView> sessions,
        List<HistoryLine> history,
        Instant exportedAt) {

    public PersonalData {
        identities = List.copyOf(identities);
        sessions = List.copyOf(sessions);
        history = List.copyOf(history);
    }

    /**
     * A mini program in which we know the person.
     *
     * @param source its alias, or its AppID when it is configured no more
     * @param meetsByUnionId whether WeChat has told us a unionId, by which the person's mini programs meet
     */
    public record KnownIn(String source, boolean meetsByUnionId, Instant since) {}

    /**
     * One thing that happened to the account.
     *
     * @param actor who did it: {@code user}, {@code operator}, {@code wechat} or {@code system}
     */
    public record HistoryLine(Instant at, String action, String actor) {}
}
