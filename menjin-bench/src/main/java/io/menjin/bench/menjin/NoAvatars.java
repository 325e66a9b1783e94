package io.menjin.bench.menjin;

import io.menjin.core.account.AccountId;
import io.menjin.core.avatar.AvatarImage;
import io.menjin.core.avatar.AvatarStorage;
import java.util.Optional;

/** Nobody uploads a picture here. */
public final class NoAvatars implements AvatarStorage {

    @Override
    public String store(AccountId owner, AvatarImage image) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AvatarImage> load(String name) {
        return Optional.empty();
    }

    @Override
    public void delete(AccountId owner, String name) {}

    @Override
    public void deleteAll(AccountId owner) {}
}
