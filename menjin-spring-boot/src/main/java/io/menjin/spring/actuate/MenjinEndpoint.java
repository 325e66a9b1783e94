package io.menjin.spring.actuate;

import io.menjin.core.account.AccountId;
import io.menjin.core.operation.OperatorService;
import io.menjin.core.source.Source;
import io.menjin.core.source.Sources;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.user.UserView;
import io.menjin.spring.observation.WeChatStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * What operators may see and do, at {@code /actuator/menjin}. Exposing it shows; to let it change something, set
 * {@code management.endpoint.menjin.access=unrestricted} besides, and let nobody but operators reach it.
 */
@Endpoint(id = "menjin", defaultAccess = Access.READ_ONLY)
public class MenjinEndpoint {
    private static final int HISTORY = 20;

    private final Sources sources;
    private final WeChatStatus wechat;
    private final StoreProbe stores;
    private final OperatorService operators;

    public MenjinEndpoint(Sources sources, WeChatStatus wechat, StoreProbe stores, OperatorService operators) {
        this.sources = sources;
        this.wechat = wechat;
        this.stores = stores;
        this.operators = operators;
    }

    /** What an operator can do to an account without erasing it. */
    public enum Change {
        SUSPEND,
        RESUME,
        END_SESSIONS
    }

    /** Which mini programs are served, and how WeChat behaves. */
    @ReadOperation
    public Map<String, Object> summary() {
        Map<String, Object> perSource = new LinkedHashMap<>();
        for (Source source : sources.all()) {
            perSource.put(
                    source.name().value(),
                    Map.of(
                            "appId", MaskedAppId.of(source.appId()),
                            "registration", source.registration().name().toLowerCase(Locale.ROOT),
                            "phonePolicy", source.phonePolicy().name().toLowerCase(Locale.ROOT),
                            "push", source.push() != null,
                            "wechat", WeChatReport.of(source, wechat)));
        }
        return Map.of(
                "version", MenjinInfoContributor.version(), "storeAnswers", stores.isAnswering(), "sources", perSource);
    }

    /** A person, masked, with the newest lines of the account's history; null, which is a 404, when unknown. */
    @ReadOperation
    public @Nullable Map<String, Object> account(@Selector String accountId) {
        AccountId id = id(accountId);
        return operators
                .find(id)
                .map(user -> describe(user, operators.history(id, HISTORY)))
                .orElse(null);
    }

    /**
     * Suspends or resumes an account, or ends its sessions.
     *
     * @return the account as it is then, or 404 when there is no such account or it is being closed
     */
    @WriteOperation
    public WebEndpointResponse<@Nullable Map<String, Object>> change(
            @Selector String accountId, Change change, @Nullable String reason) {
        AccountId id = id(accountId);
        boolean done = switch (change) {
            case SUSPEND -> operators.suspend(id, reason == null ? "" : reason);
            case RESUME -> operators.resume(id);
            case END_SESSIONS -> endSessions(id);
        };
        return done
                ? new WebEndpointResponse<>(account(accountId))
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }

    /** Erases an account at once. Repeating it is harmless. */
    @DeleteOperation
    public void erase(@Selector String accountId) {
        operators.erase(id(accountId));
    }

    private boolean endSessions(AccountId id) {
        if (operators.find(id).isEmpty()) {
            return false;
        }
        operators.endSessions(id);
        return true;
    }

    private static Map<String, Object> describe(UserView user, List<AuditEntry> history) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("id", user.id().value());
        words.put("state", user.state().name().toLowerCase(Locale.ROOT));
        words.put("nickname", user.nickname());
        words.put("phone", user.phone() == null ? null : user.phone().masked());
        words.put("createdAt", user.createdAt().toString());
        words.put(
                "history",
                history.stream()
                        .map(line -> Map.of(
                                "at", line.at().toString(),
                                "action", line.action(),
                                "actor", line.actor(),
                                "detail", line.detail()))
                        .toList());
        return words;
    }

    private static AccountId id(String text) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidEndpointRequestException("not an account id", "not an account id");
        }
    }
}
