package io.menjin.emulator.internal.api;

import java.util.List;
import java.util.Set;

/**
 * What is known about an operation before it is called.
 *
 * @param path the path on {@code api.weixin.qq.com}
 * @param name the name in WeChat's documentation, for example {@code code2Session}
 * @param methods the HTTP methods it takes
 * @param fidelity how close to WeChat the emulation is
 * @param source WeChat's page
 * @param differences known differences, one sentence each
 */
public record ApiDescription(
        String path, String name, Set<String> methods, Fidelity fidelity, String source, List<String> differences) {

    /** The last part of the path, by which faults and the journal may name the operation. */
    public String shortName() {
        int last = path.lastIndexOf('/');
        String name = path.substring(last + 1);
        // "v2" and "get" alone would say nothing.
        return name.length() > 3 ? name : path.substring(path.lastIndexOf('/', last - 1) + 1);
    }

    /** Whether this is the operation of that path, last part of a path, or documented name. */
    public boolean answersTo(String other) {
        return other.equalsIgnoreCase(path) || other.equalsIgnoreCase(shortName()) || other.equalsIgnoreCase(name);
    }

    /** Whether it is one of the login operations under {@code /sns}, which answer as text. */
    public boolean isSns() {
        return path.startsWith("/sns/");
    }
}
