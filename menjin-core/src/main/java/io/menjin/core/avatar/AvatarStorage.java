package io.menjin.core.avatar;

import io.menjin.core.account.AccountId;
import java.util.Optional;

/** Keeps avatars. Thread-safe. What {@link #store} has returned for survives a restart. */
public interface AvatarStorage {

    /**
     * Keeps an image whose type was checked already.
     *
     * @return its name, by which {@link #load} finds it; hard to guess and never used twice for different bytes
     */
    String store(AccountId owner, AvatarImage image);

    Optional<AvatarImage> load(String name);

    /** Removes one avatar of an account; does nothing when there is none of this name. */
    void delete(AccountId owner, String name);

    /** Removes every avatar of an account. */
    void deleteAll(AccountId owner);
}
