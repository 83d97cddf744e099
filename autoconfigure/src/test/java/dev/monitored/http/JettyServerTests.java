package dev.monitored.http;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * Requests that Spring MVC answers on Jetty.
 */
class JettyServerTests extends MvcServerContract {

	@Override
	protected ApplicationContextRunner server(Class<?>... configurations) {
		return HttpApplications.jetty(configurations).withUserConfiguration(MvcEndpoints.class);
	}

}
