package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** The beginnings of success bodies. */
final class Replies {

    private Replies() {}

    /** {@code {"errcode":0,"errmsg":"ok"}}, to be continued. */
    static ObjectNode ok() {
        return Json.object().put("errcode", 0).put("errmsg", "ok");
    }
}
