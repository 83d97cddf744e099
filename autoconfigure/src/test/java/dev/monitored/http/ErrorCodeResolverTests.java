package dev.monitored.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import dev.monitored.http.error.ErrorCode;
import dev.monitored.http.error.ErrorCodeResolver;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorCodeResolver}.
 */
class ErrorCodeResolverTests {

	@Test
	void asksResolversInTheirOrderUntilOneHasAnAnswer() {
		application(Resolvers.class).run((context) -> {
			assertThat(new Browser(context).get("/fail")).isEqualTo(500);
			assertThat(new Browser(context).get("/bad")).isEqualTo(400);
			Scrape scrape = HttpApplications.settled(context);
			assertThat(scrape.value("api_errors_total", "error_type", "state", "error_code", "S-500", "path", "/fail"))
				.isEqualTo(1);
			assertThat(scrape.value("api_errors_total", "error_type", "_none", "error_code", "400", "path", "/bad"))
				.isEqualTo(1);
		});
	}

	@Test
	void survivesAResolverThatThrows() {
		application(Broken.class).run((context) -> {
			assertThat(new Browser(context).get("/fail")).isEqualTo(500);
			assertThat(new Browser(context).get("/missing/1")).isEqualTo(404);
			Scrape scrape = HttpApplications.settled(context);
			assertThat(scrape.value("api_errors_total", "error_type", "IllegalStateException", "error_code", "500"))
				.isEqualTo(1);
			assertThat(scrape.value("api_errors_total", "error_code", "404")).isEqualTo(1);
		});
	}

	@Test
	void foldsCodesPastTheLimitOfTheGuard() {
		application().withPropertyValues("monitored.guard.max-values=2").run((context) -> {
			new Browser(context).get("/conflict/{}", 10);
			Scrape scrape = HttpApplications.settled(context);
			assertThat(scrape.values("api_errors_total", "error_code")).containsExactly("_other", "a0", "a1");
			assertThat(scrape.value("api_errors_total", "error_code", "_other")).isEqualTo(8);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "error.code", "error_code" })
	void foldsCodesPastTheLimitOfTheirLabel(String label) {
		application()
			.withPropertyValues("monitored.guard.labels[0].meter=api.errors",
					"monitored.guard.labels[0].label=" + label, "monitored.guard.labels[0].max-values=2")
			.run((context) -> {
				new Browser(context).get("/conflict/{}", 10);
				Scrape scrape = HttpApplications.settled(context);
				assertThat(scrape.values("api_errors_total", "error_code")).containsExactly("_other", "a0", "a1");
				assertThat(scrape.value("monitored_guard_folded_total", "meter", "api.errors", "label", "error_code"))
					.isEqualTo(8);
			});
	}

	private static ApplicationContextRunner application(Class<?>... resolvers) {
		return HttpApplications.tomcat(Endpoints.class).withUserConfiguration(resolvers);
	}

	@Configuration(proxyBeanMethods = false)
	static class Resolvers {

		@Bean
		@Order(1)
		ErrorCodeResolver silent() {
			return (error) -> null;
		}

		@Bean
		@Order(2)
		ErrorCodeResolver states() {
			return (error) -> (error.exception() instanceof IllegalStateException)
					? new ErrorCode("state", "S-" + error.status()) : null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		ErrorCodeResolver broken() {
			return (error) -> {
				throw new StackOverflowError();
			};
		}

	}

}
