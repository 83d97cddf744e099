package dev.monitored.shutdown;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.actuate.web.server.NettyReactiveManagementContextAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The last scrape on Reactor Netty.
 */
class NettyLastScrapeTests extends LastScrapeContract {

	@Override
	protected Class<?> application() {
		return Application.class;
	}

	@Override
	protected WebApplicationType type() {
		return WebApplicationType.REACTIVE;
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Common.class)
	@ImportAutoConfiguration({ CodecsAutoConfiguration.class, NettyReactiveWebServerAutoConfiguration.class,
			NettyReactiveManagementContextAutoConfiguration.class, HttpHandlerAutoConfiguration.class,
			WebFluxAutoConfiguration.class, WebFluxObservationAutoConfiguration.class,
			ErrorWebFluxAutoConfiguration.class })
	static class Application {

		@Bean
		Endpoint slowEndpoint(Gate gate) {
			return new Endpoint(gate);
		}

	}

	/**
	 * Answers when the gate opens.
	 *
	 * @param gate the gate
	 */
	@RestController
	record Endpoint(Gate gate) {

		@GetMapping("/slow")
		Mono<String> slow() {
			return Mono.fromFuture(this.gate.answer());
		}

	}

}
