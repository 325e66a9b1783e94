package io.menjin.spring.actuate;

import io.menjin.core.source.Source;
import io.menjin.spring.observation.WeChatStatus;
import io.menjin.spring.observation.WeChatStatus.Last;
import io.menjin.wechat.CallOutcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is remembered of WeChat's behaviour towards a source, in words for operators. */
final class WeChatReport {
    private static final int IP_NOT_ALLOWED = 40164;

    private WeChatReport() {}

    static Map<String, Object> of(Source source, WeChatStatus status) {
        Map<String, Object> families = new LinkedHashMap<>();
        status.of(source.appId())
                .forEach((family, last) -> families.put(family.name().toLowerCase(Locale.ROOT), describe(last)));
        return families;
    }

    private static Map<String, Object> describe(Last last) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("circuit", last.outcome() == CallOutcome.NOT_SENT ? "open or full" : "closed");
        words.put("lastOutcome", last.outcome().name().toLowerCase(Locale.ROOT));
        words.put("lastCallAt", last.at().toString());
        if (last.errcode() != null) {
            words.put("lastErrcode", last.errcode());
        }
        if (last.errcode() != null && last.errcode() == IP_NOT_ALLOWED) {
            words.put("hint", "add this server's public IP address to the allow list in WeChat's console");
        }
        if (last.lastAnswerAt() != null) {
            words.put("lastAnswerAt", last.lastAnswerAt().toString());
        }
        return words;
    }
}
