package dev.monitored.profiler;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

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
		String base = base(application(), "/actuator/profiler");
		// A client may have its answer before the request has ended
		AtomicReference<String> profile = new AtomicReference<>("");
		Patience.await("both requests end within a profile", () -> {
			profile.set(base + "/" + recordRequests(base) + "/collapsed");
			return !get(profile + "?slo=orders").body().isEmpty()
					&& get(profile + "?slo=orders&diff=good").body().contains("ProfiledShop.fast");
		});
		assertThat(get(profile + "?slo=orders").body()).contains("ProfiledShop.slow")
			.doesNotContain("ProfiledShop.fast");
	}

	private String recordRequests(String base) throws Exception {
		String id = id(send("POST", base, "{\"seconds\":120,\"kind\":\"wait\"}"));
		assertThat(get(base(application(), "/orders?isSoldOut=false")).statusCode()).isEqualTo(200);
		assertThat(get(base(application(), "/orders?isSoldOut=true")).statusCode()).isEqualTo(500);
		send("DELETE", base, "");
		Patience.await("the profile is ready", () -> get(base + "/" + id + "/collapsed").statusCode() == 200);
		return id;
	}

}
