package io.menjin.spring.web.quick;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.Call;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;

/** Sends requests and holds them to the way that they have to go. */
final class Ways {

    private Ways() {}

    static Reply quick(TestServer server, Call call) {
        return sent(server, call, 1);
    }

    static Reply slow(TestServer server, Call call) {
        return sent(server, call, 0);
    }

    private static Reply sent(TestServer server, Call call, long quick) {
        QuickAnswers answers = server.bean(QuickAnswers.class);
        long before = answers.given();
        Reply reply = call.send();
        assertThat(answers.given() - before).as("answers before all filters").isEqualTo(quick);
        return reply;
    }
}
