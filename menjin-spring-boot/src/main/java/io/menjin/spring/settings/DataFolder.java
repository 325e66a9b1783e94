package io.menjin.spring.settings;

import io.menjin.spring.diagnostics.StoreMisconfigurations;
import io.menjin.spring.storage.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder for what is kept on this machine. */
public final class DataFolder {
    private DataFolder() {}

    /**
     * Makes the folder when it is missing and tries to write there.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when that is not possible
     */
    public static Path prepare(Path folder) {
        return prepare("menjin.data-dir", folder);
    }

    /**
     * As {@link #prepare(Path)}, for the folder of another property.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when that is not possible
     */
    public static Path prepare(String property, Path folder) {
        try {
            PrivateFiles.createFolder(folder);
            Files.delete(Files.createTempFile(folder, ".probe-", ""));
            return folder;
        } catch (IOException e) {
            throw StoreMisconfigurations.folderNotWritable(property, folder.toAbsolutePath(), e);
        }
    }
}
