package dev.monitored.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.monitored.LeapingTime;
import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.call.BrokenObjective;
import dev.monitored.call.CallOutputs;
import dev.monitored.call.CallTracing;
import dev.monitored.cause.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for events as the structured formats of Spring Boot render them. A golden file
 * has the events of each format, without what differs between two runs.
 */
class GoldenLogTests {

	private static final Set<String> DIFFERENT = Set.of("@timestamp", "duration_ms");

	private static final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	@RegisterExtension
	private final LoggedCalls logged = new LoggedCalls();

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash" })
	void eventsAreRenderedAsInTheGoldenFile(String format) {
		MonitoredContext.runner(Shop.class)
			.withConfiguration(AutoConfigurations.of(LogAutoConfiguration.class))
			.withPropertyValues("spring.application.name=shop")
			.run((context) -> {
				context.getBean(CallOutputs.class).trace(new OneTrace());
				context.getBean(Checkout.class).slow();
				assertThatIllegalStateException().isThrownBy(() -> context.getBean(Checkout.class).broken());
				Patience.await("both events", () -> this.logged.events().size() == 2);
				compare(format,
						this.logged.events()
							.stream()
							.map((event) -> constant(LoggedCalls.rendered(event, format, context)))
							.collect(Collectors.joining("\n", "", "\n")));
			});
	}

	private static void compare(String format, String rendered) throws IOException {
		Path golden = Path.of("src", "test", "resources", "log", format + ".json");
		Path written = Path.of("target", "log-%s.json".formatted(format));
		Files.writeString(written, rendered);
		assertThat(golden).as("run: cp autoconfigure/%s autoconfigure/%s", written, golden).hasContent(rendered);
	}

	// Replaces what differs between two runs
	private static String constant(String event) {
		JsonNode tree = json.readTree(event);
		replace(tree);
		return json.writeValueAsString(tree);
	}

	private static void replace(JsonNode node) {
		if (node instanceof ObjectNode object) {
			for (String key : List.copyOf(object.propertyNames())) {
				if (DIFFERENT.contains(key) && object.get(key).isValueNode()) {
					object.put(key, "…");
				}
				else {
					replace(object.get(key));
				}
			}
		}
	}

	/**
	 * A trace of which all calls are a part.
	 */
	private static final class OneTrace implements CallTracing {

		@Override
		public void mark(List<BrokenObjective> broken, @Nullable Cause cause) {
		}

		@Override
		public String traceId() {
			return "0af7651916cd43dd8448eb211c80319c";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		Checkout checkout() {
			return new Checkout();
		}

	}

	static class Checkout {

		@Monitored(value = "checkout", availability = "99%", latency = "p95 < 60s")
		void slow() {
			LeapingTime.pass(Duration.ofMinutes(2));
		}

		@Monitored(value = "restock", availability = "99%")
		void broken() {
			throw new IllegalStateException("secret");
		}

	}

}
