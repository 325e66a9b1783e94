package io.menjin.core.user;

import io.menjin.core.account.Account;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the avatars that we keep. An account stores {@code avatar:<name>} for its own one, so that a change of the
 * service's address breaks nothing; outside it is the prefix and the name.
 *
 * @param prefix address under which avatars are served, such as {@code https://api.example.com/v1/avatars/}
 */
public record AvatarUrls(String prefix) {

    private static final String OWN = "avatar:";

    public AvatarUrls {
        Objects.requireNonNull(prefix, "prefix");
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("the address of avatars must end with a slash");
        }
    }

    /** What an account stores for an avatar of ours. */
    public String toStored(String name) {
        return OWN + name;
    }

    /** The name of an avatar of ours in what an account stores; empty when it is somebody else's address or none. */
    public Optional<String> nameIn(@Nullable String stored) {
        return stored != null && stored.startsWith(OWN)
                ? Optional.of(stored.substring(OWN.length()))
                : Optional.empty();
    }

    /** The name of the avatar of ours that a change has left without use. */
    Optional<String> replaced(Account before, Account after) {
        return nameIn(before.avatarUrl())
                .filter(name -> !nameIn(after.avatarUrl()).equals(Optional.of(name)));
    }

    /** The address for what an account stores. */
    public @Nullable String toUrl(@Nullable String stored) {
        return nameIn(stored).map(name -> prefix + name).orElse(stored);
    }
}
