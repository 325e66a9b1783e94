package io.menjin.spring.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code application/problem+json} (RFC 9457) as the contract has it; null members are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "action"})
record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String action,
        @Nullable Long retryAfter,
        String traceId,
        @Nullable String ticket,
        @Nullable List<String> missing,
        @Nullable WeChat wechat,
        @Nullable String error) {

    /** Without the ticket. */
    @Override
    public String toString() {
        return "ProblemDocument[" + code + ", traceId=" + traceId + "]";
    }

    /** WeChat's own words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WeChat(int errcode, @Nullable String rid) {}
}
