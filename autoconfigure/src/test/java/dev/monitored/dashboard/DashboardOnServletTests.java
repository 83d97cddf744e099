package dev.monitored.dashboard;

import org.springframework.boot.WebApplicationType;

/**
 * Tests of the dashboard on Spring MVC.
 */
class DashboardOnServletTests extends DashboardServerContract {

	DashboardOnServletTests() {
		super(WebApplicationType.SERVLET, "server.servlet.context-path");
	}

}
