package dev.monitored.profiler;

import org.springframework.boot.WebApplicationType;

/**
 * Tests of the profiler on WebFlux.
 */
class ProfilerOnWebFluxTests extends ProfilerServerContract {

	ProfilerOnWebFluxTests() {
		super(WebApplicationType.REACTIVE, "spring.webflux.base-path");
	}

}
