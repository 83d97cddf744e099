package dev.monitored.dashboard;

import org.springframework.boot.WebApplicationType;

/**
 * Tests of the dashboard on WebFlux.
 */
class DashboardOnWebFluxTests extends DashboardServerContract {

	DashboardOnWebFluxTests() {
		super(WebApplicationType.REACTIVE, "spring.webflux.base-path");
	}

}
