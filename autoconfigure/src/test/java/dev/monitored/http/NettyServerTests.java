package dev.monitored.http;

import java.net.Socket;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;

import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that WebFlux answers on Reactor Netty.
 */
class NettyServerTests extends ServerContract {

	@Override
	protected ApplicationContextRunner server(Class<?>... configurations) {
		return HttpApplications.netty(configurations);
	}

	@Override
	protected Class<?> webSocket() {
		return Echo.class;
	}

	@Test
	void noticesAClientThatGoesAwayBeforeThereIsAnAnswer() {
		application("/never").run((context) -> {
			try (Socket socket = new Browser(context).send("/never")) {
				Patience.await("the request", () -> Scrape.of(context).value("http_server_active") == 1);
				socket.setSoLinger(true, 0);
			}
			HttpApplications.assertEvents(HttpApplications.settled(context), "routes", "availability", 0, 0);
		});
	}

	@Test
	void doesNotKnowTheProblemThatAnExceptionHandlerReturns() {
		application("/**").run((context) -> {
			assertThat(new Browser(context).get("/handled")).isEqualTo(422);
			assertThat(HttpApplications.settled(context)
				.value("api_errors_total", "error_type", "_none", "error_code", "422", "path", "/handled"))
				.isEqualTo(1);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Echo extends HandshakeTests.Echo {

		Echo() {
			super(new ReactorNettyRequestUpgradeStrategy());
		}

	}

}
