package dev.monitored.http.server;

import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The connection of a request that Reactor Netty answers. When it is lost in the middle
 * of a stream, Reactor Netty tells the stream that it is complete.
 */
final class NettyConnection {

	private NettyConnection() {
	}

	/**
	 * Returns whether the connection of a stream was lost. The server writes the end of a
	 * stream, and closes the connection, after the caller of this method has run; an
	 * answer of known length may have been written.
	 * @param response the answer
	 * @return whether the answer is a stream that has no end
	 */
	static boolean isLost(ServerHttpResponse response) {
		if (response instanceof AbstractServerHttpResponse wrapper && response.getHeaders().getContentLength() < 0
				&& wrapper.getNativeResponse() instanceof HttpServerResponse netty) {
			AtomicBoolean closed = new AtomicBoolean();
			netty.withConnection((connection) -> closed.set(!connection.channel().isActive()));
			return closed.get();
		}
		return false;
	}

}
