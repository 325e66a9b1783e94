package io.menjin.spring.properties;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Avatars.
 *
 * @param dir Folder that they are kept in; the folder avatars in the data folder when it is left out.
 * @param maxSize Largest image that is taken.
 * @param baseUrl Address of this service or of a CDN before it, with which the addresses of avatars begin; without it
 *     they begin with the path.
 * @param allowedHosts Hosts whose https addresses a device may set as avatar instead of uploading one; every host when it is
 *     empty.
 */
public record AvatarProperties(
        @Nullable Path dir,
        @DefaultValue("2MB") DataSize maxSize,
        @Nullable URI baseUrl,
        @DefaultValue List<String> allowedHosts) {}
