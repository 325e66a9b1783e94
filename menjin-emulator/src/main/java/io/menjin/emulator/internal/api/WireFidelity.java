package io.menjin.emulator.internal.api;

import java.util.List;

/** The part of the fidelity table about what all operations share, and about message push and the client. */
final class WireFidelity {

    private WireFidelity() {}

    static List<String> lines() {
        return List.of(
                "## The wire",
                "",
                "| behaviour | fidelity | known differences |",
                "|---|---|---|",
                "| HTTP 200 for success and failure alike; no `errcode` in a success of /sns/* and of the token"
                        + " operations | full | |",
                "| `rid` at the end of every errmsg, with the time in its first group, with and without a comma | full"
                        + " | Look-up of a rid is absent. |",
                "| POST without Content-Length: 412, empty | full | |",
                "| wrong method: 43001, 43002; POST to jscode2session: 41002 | full | |",
                "| unknown query parameters are ignored | full | Of a parameter given twice the first counts; what"
                        + " WeChat does is not documented. |",
                "| quotas | partial | Days begin at midnight in Beijing, minutes with the clock. Only published limits"
                        + " are enforced. |",
                "| API signature and encryption (`Wechatmp-*` headers) | absent | The headers are ignored. |",
                "| TLS, regional hosts | absent | Plain HTTP on 127.0.0.1. |",
                "",
                "Additions of the emulator: the header `X-Emulator-Explain` gives the reason behind every refusal; the"
                        + " code `the code is a mock one` logs in the default user; codes that begin with `EMU-` give"
                        + " the errcode they name.",
                "",
                "## Message push",
                "",
                "| behaviour | fidelity | known differences |",
                "|---|---|---|",
                "| URL check with echostr | full | Asked for by the control API. |",
                "| plain, compatible and secure mode; JSON and XML | full | |",
                "| `user_info_modified`, `user_authorization_revoke`, `user_authorization_cancellation` | full | Sent"
                        + " when the control API says so. |",
                "| encrypted replies are verified and decrypted | full | |",
                "| retries | full | The attempts and the time limit are settings; a retry has the same message, with its"
                        + " CreateTime, under a new timestamp and nonce. |",
                "| other events and messages | partial | Any event name with any fields; the emulator does not send them"
                        + " by itself. |",
                "| Cloud Run check, `x-wx-sources` | absent | |",
                "",
                "## The client, through the control API",
                "",
                "| behaviour | fidelity | known differences |",
                "|---|---|---|",
                "| `wx.login`, `wx.checkSession`, the phone button, `getLatestUserKey` | full | Limits of calls a"
                        + " second are not enforced. WeChat documents errno 1400001 and 1402101, not the words of their"
                        + " errMsg. |",
                "| `wx.getUserProfile`, `wx.getUserInfo` | partial | Gives the user's nickname and avatar, as older"
                        + " clients did; `anonymous: true` gives what clients give since 2022. |",
                "| session_key: one a user, minimum period, sliding lifetime, blobs under the key of the tap | full |"
                        + " Both periods are settings. |",
                "| real-time phone check (`getRealtimePhoneNumber`), charges | absent | |");
    }
}
