package io.menjin.spring.storage;

import io.menjin.core.account.AccountId;
import io.menjin.core.avatar.AvatarImage;
import io.menjin.core.avatar.AvatarStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Avatars in a folder of this machine.
 *
 * <p>A name is 16 digits that stand for the owner, 18 random bytes and an extension. The digits are the folder that all
 * images of one owner are in; they do not tell the account id.
 */
public final class FolderAvatarStorage implements AvatarStorage {
    private static final Pattern NAME =
            Pattern.compile("([0-9a-f]{2})([0-9a-f]{14})([A-Za-z0-9_-]{24}\\.(png|jpg|gif|webp))");
    private static final int RANDOM_BYTES = 18;
    private static final int ATTEMPTS = 100;
    private static final Map<String, String> EXTENSIONS =
            Map.of("image/png", "png", "image/jpeg", "jpg", "image/gif", "gif", "image/webp", "webp");

    private final Path root;
    private final SecureRandom random;

    /**
     * Uses a folder, which is made when it is missing.
     *
     * @throws IOException when it cannot be made
     */
    public FolderAvatarStorage(Path root, SecureRandom random) throws IOException {
        PrivateFiles.createFolder(root);
        this.root = root;
        this.random = random;
    }

    @Override
    public String store(AccountId owner, AvatarImage image) {
        String name = ownerDigits(owner) + randomPart() + "." + EXTENSIONS.get(image.type());
        Path place = placeOf(name).orElseThrow();
        try {
            write(place, image.bytes());
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException("an avatar could not be written", e);
        }
    }

    @Override
    public Optional<AvatarImage> load(String name) {
        return placeOf(name).flatMap(FolderAvatarStorage::read);
    }

    @Override
    public void delete(AccountId owner, String name) {
        Path folder = folderOf(ownerDigits(owner));
        placeOf(name).filter(place -> folder.equals(place.getParent())).ifPresent(FolderAvatarStorage::delete);
    }

    @Override
    public void deleteAll(AccountId owner) {
        Path folder = folderOf(ownerDigits(owner));
        try (Stream<Path> entries = Files.list(folder)) {
            entries.toList().forEach(FolderAvatarStorage::delete);
            Files.deleteIfExists(folder);
        } catch (NoSuchFileException | DirectoryNotEmptyException nothingMoreToDo) {
            // No avatar was ever stored, or one is being stored beside this.
        } catch (IOException e) {
            throw new UncheckedIOException("avatars could not be deleted", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("an avatar could not be deleted", e);
        }
    }

    /** The owner's folder may go at any moment, since a deletion may run beside this; then it is made anew. */
    private static void write(Path place, byte[] bytes) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                PrivateFiles.createFolderOf(place);
                PrivateFiles.publish(PrivateFiles.writeBeside(place, bytes), place);
                return;
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // The latter when the folder goes between being found and being looked at.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Optional<AvatarImage> read(Path place) {
        try {
            return AvatarImage.recognise(Files.readAllBytes(place));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("an avatar could not be read", e);
        }
    }

    private Optional<Path> placeOf(String name) {
        var parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(folderOf(parts.group(1) + parts.group(2)).resolve(parts.group(3)))
                : Optional.empty();
    }

    private Path folderOf(String ownerDigits) {
        return root.resolve(ownerDigits.substring(0, 2)).resolve(ownerDigits.substring(2));
    }

    private String randomPart() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String ownerDigits(AccountId owner) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("avatar-owner:" + owner.value()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
