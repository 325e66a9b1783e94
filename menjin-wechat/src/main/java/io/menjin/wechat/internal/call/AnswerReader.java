package io.menjin.wechat.internal.call;

import io.menjin.wechat.internal.json.MalformedJsonException;

/** Makes the result of a call of an answer with errcode 0 or with one that is an answer of this call. */
@FunctionalInterface
public interface AnswerReader<T> {

    /**
     * Reads the result.
     *
     * @throws MalformedJsonException when a part of it is missing or of another form, which is a failure of the call
     */
    T read(Answer answer) throws MalformedJsonException;
}
