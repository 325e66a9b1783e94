package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.world.World;
import tools.jackson.databind.node.ObjectNode;

/** One operation of WeChat's server API. Implementations keep no state: all of it is in the world. */
public interface ServerApi {

    /** Path, names, methods and fidelity. */
    ApiDescription description();

    /**
     * Answers a call, alone in the world.
     *
     * @return the body of a success
     * @throws ApiRefusal to answer with an errcode
     */
    ObjectNode answer(ApiCall call, World world);
}
