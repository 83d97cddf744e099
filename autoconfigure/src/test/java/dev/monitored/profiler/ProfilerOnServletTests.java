package dev.monitored.profiler;

import org.springframework.boot.WebApplicationType;

/**
 * Tests of the profiler on Spring MVC.
 */
class ProfilerOnServletTests extends ProfilerServerContract {

	ProfilerOnServletTests() {
		super(WebApplicationType.SERVLET, "server.servlet.context-path");
	}

}
