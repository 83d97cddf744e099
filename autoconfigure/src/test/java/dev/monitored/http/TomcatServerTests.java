package dev.monitored.http;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

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

	@Configuration(proxyBeanMethods = false)
	static class TomcatEcho extends Echo {

		@Override
		protected HandshakeHandler handshakes() {
			return new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy());
		}

	}

}
