package io.menjin.core.testkit;

import io.menjin.core.account.AccountId;
import io.menjin.core.avatar.AvatarImage;
import io.menjin.core.avatar.AvatarStorage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Avatars in memory. Thread-safe. */
public final class MemoryAvatars implements AvatarStorage {

    private final AtomicInteger sequence = new AtomicInteger();
    private final Map<String, Kept> images = new ConcurrentHashMap<>();

    @Override
    public String store(AccountId owner, AvatarImage image) {
        String name = "image-" + sequence.incrementAndGet();
        images.put(name, new Kept(owner, image));
        return name;
    }

    @Override
    public Optional<AvatarImage> load(String name) {
        return Optional.ofNullable(images.get(name)).map(Kept::image);
    }

    @Override
    public void delete(AccountId owner, String name) {
        images.computeIfPresent(name, (key, kept) -> kept.owner().equals(owner) ? null : kept);
    }

    @Override
    public void deleteAll(AccountId owner) {
        images.values().removeIf(kept -> kept.owner().equals(owner));
    }

    /** How many images somebody has. */
    public long count(AccountId owner) {
        return images.values().stream()
                .filter(kept -> kept.owner().equals(owner))
                .count();
    }

    private record Kept(AccountId owner, AvatarImage image) {}
}
