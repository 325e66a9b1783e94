package io.menjin.spring.web.checks;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import org.springframework.util.ClassUtils;

/** How Netty talks to the operating system: Linux' epoll where its library is there, else what the JDK has. */
record Transport(String name, IoHandlerFactory handlers, Class<? extends ServerChannel> listener) {

    static Transport best() {
        boolean known = ClassUtils.isPresent("io.netty.channel.epoll.Epoll", Transport.class.getClassLoader());
        return known && OnLinux.isAvailable() ? OnLinux.epoll() : nio();
    }

    static Transport nio() {
        return new Transport("NIO", NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }

    /** Apart, since its library may be missing. */
    private static final class OnLinux {
        static boolean isAvailable() {
            return Epoll.isAvailable();
        }

        static Transport epoll() {
            return new Transport("epoll", EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
        }
    }
}
