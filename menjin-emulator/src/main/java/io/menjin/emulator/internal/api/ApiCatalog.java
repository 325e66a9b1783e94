package io.menjin.emulator.internal.api;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All emulated operations. */
public final class ApiCatalog {

    private static final List<ServerApi> ALL = List.of(
            new Code2Session(),
            new CheckSessionKey(),
            new ResetSessionKey(),
            new GetAccessToken(),
            new GetStableAccessToken(),
            new GetPhoneNumber(),
            new CheckEncryptedData(),
            new GetPaidUnionId(),
            new GetUserEncryptKey(),
            new CheckText(),
            new GetUserRiskRank(),
            new ClearQuota.ByToken(),
            new ClearQuota.BySecret(),
            new GetQuota());

    private static final Map<String, ServerApi> BY_PATH = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(api -> api.description().path(), Function.identity()));

    private ApiCatalog() {}

    public static List<ServerApi> all() {
        return ALL;
    }

    public static @Nullable ServerApi find(String path) {
        return BY_PATH.get(path);
    }

    /** Finds an operation by path, last part of the path, or WeChat's name for it; case does not matter. */
    public static @Nullable ServerApi named(String name) {
        return ALL.stream()
                .filter(api -> api.description().answersTo(name))
                .findFirst()
                .orElse(null);
    }
}
