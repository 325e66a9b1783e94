package io.menjin.spring.storage;

import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The master keys of an installation that was given none: made once and kept in the data folder. */
public final class MasterKeyFile {
    /** Its name in the data folder. */
    public static final String NAME = "keys.txt";

    private static final String HEADER = "# Generated master keys: id and Base64 of 32 bytes. Whoever has them can read"
            + " session_keys and phone numbers;\n# without them nobody can. In production set menjin.keys instead.\n";

    private MasterKeyFile() {}

    /**
     * Reads the keys of a data folder; makes one when there is none yet. Two processes that start at once get the same.
     *
     * @throws IOException when the file can be neither read nor made
     * @throws IllegalArgumentException when it holds something else; the message shows no secret
     */
    public static MasterKeys readOrCreate(Path dataFolder, SecureRandom random) throws IOException {
        Path file = dataFolder.resolve(NAME);
        if (!Files.exists(file)) {
            PrivateFiles.createFolder(dataFolder);
            create(file, MasterKey.generate("generated-" + HexFormat.of().toHexDigits(random.nextInt()), random));
        }
        return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    private static void create(Path file, MasterKey key) throws IOException {
        String line = key.id() + " " + Base64.getEncoder().encodeToString(key.reveal()) + "\n";
        Path temporary = PrivateFiles.writeBeside(file, (HEADER + line).getBytes(StandardCharsets.UTF_8));
        try {
            // A link, unlike a move, never replaces the file of somebody who was faster.
            Files.createLink(file, temporary);
            PrivateFiles.syncFolderOf(file);
        } catch (FileAlreadyExistsException fasterOne) {
            // Its keys are read below.
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static MasterKeys parse(List<String> lines) {
        return new MasterKeys(lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(MasterKeyFile::parseLine)
                .toList());
    }

    private static MasterKey parseLine(String line) {
        String[] parts = line.split("\\s+", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("a line of " + NAME + " has an id and a key in Base64");
        }
        return MasterKey.ofBase64(parts[0], parts[1]);
    }
}
