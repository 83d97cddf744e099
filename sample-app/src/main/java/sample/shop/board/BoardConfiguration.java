package sample.shop.board;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/**
 * Opens the board to browsers of the shop's own pages.
 */
@EnableWebSocket
@Configuration(proxyBeanMethods = false)
class BoardConfiguration implements WebSocketConfigurer {

	private final OrderBoard board;

	BoardConfiguration(OrderBoard board) {
		this.board = board;
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(this.board, "/board");
	}

}
