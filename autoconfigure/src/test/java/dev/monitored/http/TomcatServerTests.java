package dev.monitored.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that Spring MVC answers on Tomcat.
 */
class TomcatServerTests extends MvcServerContract {

	@Override
	protected ApplicationContextRunner server(Class<?>... configurations) {
		return HttpApplications.tomcat(configurations).withUserConfiguration(MvcEndpoints.class);
	}

	@Override
	protected Class<?> webSocket() {
		return TomcatEcho.class;
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void countsRequestsOfVirtualThreads() {
		application("/**").withUserConfiguration(VirtualThreads.class)
			.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> {
				Browser browser = new Browser(context);
				assertThat(browser.get("/thread")).as("in a virtual thread").isEqualTo(200);
				browser.get("/future", 2);
				browser.get("/callable", 2);
				browser.get("/timeout");
				browser.get("/streaming-fail");
				browser.get("/fail");
				HttpApplications.assertEvents(HttpApplications.settled(context), "routes", "availability", 8, 3);
			});
	}

	@RestController
	static class VirtualThreads {

		@GetMapping("/thread")
		void thread() {
			assertThat(Thread.currentThread()).asString().startsWith("VirtualThread");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TomcatEcho extends Echo {

		@Override
		protected HandshakeHandler handshakes() {
			return new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy());
		}

	}

}
