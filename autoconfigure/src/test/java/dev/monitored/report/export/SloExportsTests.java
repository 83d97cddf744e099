package dev.monitored.report.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;

import dev.monitored.MonitoredContext;
import dev.monitored.catalog.SloCatalog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SloExports}.
 */
class SloExportsTests {

	@ParameterizedTest
	@ValueSource(strings = { "openslo", "sloth", "pyrra", "grafana" })
	void writesTheSameTextAgain(String format) {
		application()
			.withPropertyValues("monitored.slo.definitions.checkout.signal=http-server",
					"monitored.slo.definitions.checkout.match.uri=/api/orders/**",
					"monitored.slo.definitions.checkout.availability=99.5%",
					"monitored.slo.definitions.checkout.window=28d", "monitored.slo.definitions.checkout.team=orders",
					"monitored.slo.definitions.checkout.runbook=https://runbooks.example.com/orders")
			.run((context) -> assertThat(new SloExports(context.getBean(SloCatalog.class)).yaml(format))
				.isEqualTo(expected(format)));
	}

	@Test
	void writesDocumentsWithoutSlos() {
		application().run((context) -> {
			SloExports exports = new SloExports(context.getBean(SloCatalog.class));
			assertThat(exports.yaml("openslo")).contains("kind: Service").doesNotContain("kind: SLO");
			assertThat(exports.yaml("sloth")).contains("slos: []");
			assertThat(exports.yaml("pyrra")).isEmpty();
			assertThat(exports.yaml("grafana")).contains("groups: []");
		});
	}

	@Test
	void knowsNoOtherFormat() {
		application()
			.run((context) -> assertThat(new SloExports(context.getBean(SloCatalog.class)).yaml("other")).isNull());
	}

	private static String expected(String format) throws IOException {
		return new ClassPathResource(format + ".yaml", SloExportsTests.class)
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private static ApplicationContextRunner application() {
		return MonitoredContext.runner().withPropertyValues("spring.application.name=shop");
	}

}
