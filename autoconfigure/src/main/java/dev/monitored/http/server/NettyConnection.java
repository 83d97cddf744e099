package dev.monitored.http.server;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
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
		return response.getHeaders().getContentLength() < 0 && Boolean.FALSE.equals(isActive(response));
	}

	/**
	 * Returns whether the connection of an answer is open.
	 * @param response the answer
	 * @return whether it is Reactor Netty's and can be written
	 */
	static boolean isAlive(ServerHttpResponse response) {
		return Boolean.TRUE.equals(isActive(response));
	}

	/**
	 * Returns whether a request was answered as the handshake of a WebSocket. Reactor
	 * Netty leaves the code of such an answer at 200.
	 * @param response the answer
	 * @return whether it is Reactor Netty's and was told to become a WebSocket
	 */
	static boolean isWebSocket(ServerHttpResponse response) {
		HttpServerResponse netty = netty(response);
		return netty != null && netty.isWebsocket();
	}

	private static @Nullable Boolean isActive(ServerHttpResponse response) {
		HttpServerResponse netty = netty(response);
		if (netty == null) {
			return null;
		}
		AtomicBoolean active = new AtomicBoolean();
		netty.withConnection((connection) -> active.set(connection.channel().isActive()));
		return active.get();
	}

	private static @Nullable HttpServerResponse netty(ServerHttpResponse response) {
		ServerHttpResponse innermost = response;
		while (innermost instanceof ServerHttpResponseDecorator decorator) {
			innermost = decorator.getDelegate();
		}
		return (innermost instanceof AbstractServerHttpResponse wrapper
				&& wrapper.getNativeResponse() instanceof HttpServerResponse netty) ? netty : null;
	}

}
