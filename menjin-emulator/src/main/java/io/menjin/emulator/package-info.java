/** WeChat's platform on loopback: start it with {@link io.menjin.emulator.WeChatEmulator}, steer it with {@link io.menjin.emulator.EmulatorControl}. */
@NullMarked
package io.menjin.emulator;

import org.jspecify.annotations.NullMarked;
