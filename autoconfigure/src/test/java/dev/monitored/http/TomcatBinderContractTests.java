package dev.monitored.http;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * The contract of requests that are answered on Tomcat.
 */
class TomcatBinderContractTests extends HttpBinderContract {

	@Override
	protected ApplicationContextRunner server(Class<?>... configurations) {
		return HttpApplications.tomcat(configurations);
	}

}
