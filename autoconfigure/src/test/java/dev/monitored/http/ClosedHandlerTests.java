package dev.monitored.http;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.Patience;
import dev.monitored.http.exchange.ExchangeHandler;

/**
 * Tests for handlers that a registry of observations keeps after their context was
 * closed.
 */
class ClosedHandlerTests {

	@ParameterizedTest
	@MethodSource("applications")
	void keepsNothingOfItsContext(ApplicationContextRunner application, String name) {
		AtomicReference<Object> handler = new AtomicReference<>();
		AtomicReference<WeakReference<Object>> recorder = new AtomicReference<>();
		application.run((context) -> {
			handler.set(context.getBean(name, ExchangeHandler.class));
			recorder.set(new WeakReference<>(context.getBean("monitoredServerExchangeRecorder")));
		});
		Patience.await("the recorder is collected", () -> {
			System.gc();
			return recorder.get().refersTo(null);
		});
		Reference.reachabilityFence(handler);
	}

	static Stream<Arguments> applications() {
		return Stream.of(
				Arguments.of(Named.of("Tomcat", HttpApplications.tomcat(Endpoints.class)),
						"monitoredServletExchangeHandler"),
				Arguments.of(Named.of("Netty", HttpApplications.netty(Endpoints.class)),
						"monitoredWebFluxExchangeHandler"));
	}

}
