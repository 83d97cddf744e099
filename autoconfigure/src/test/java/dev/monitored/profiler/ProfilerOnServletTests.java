package dev.monitored.profiler;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the profiler on Spring MVC.
 */
class ProfilerOnServletTests extends ProfilerServerContract {

	ProfilerOnServletTests() {
		super(WebApplicationType.SERVLET, "server.servlet.context-path");
	}

	@Test
	void knowsWhichThreadAnsweredARequest() throws Exception {
		ConfigurableApplicationContext application = application();
		String base = base(application, "/actuator/profiler");
		String id = id(send("POST", base, "{\"seconds\":120,\"kind\":\"wait\"}"));
		assertThat(get(base(application, "/orders?millis=2")).statusCode()).isEqualTo(200);
		assertThat(get(base(application, "/orders?millis=50")).statusCode()).isEqualTo(200);
		send("DELETE", base, "");
		Patience.await("the profile is ready", () -> get(base + "/" + id + "/collapsed").statusCode() == 200);
		assertThat(get(base + "/" + id + "/collapsed?slo=orders").body()).contains("ProfiledShop.slow")
			.doesNotContain("ProfiledShop.fast");
		assertThat(get(base + "/" + id + "/collapsed?slo=orders&diff=good").body()).contains("ProfiledShop.fast");
	}

}
