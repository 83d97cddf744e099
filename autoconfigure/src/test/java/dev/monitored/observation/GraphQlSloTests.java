package dev.monitored.observation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.observation.GraphQlObservationInstrumentation;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for SLOs about requests of GraphQL.
 */
class GraphQlSloTests {

	private static final String SCHEMA = "type Query { order: String, stock: String } type Mutation { buy: String }";

	@Test
	void countsFetchersThatThrowAndNoMistakesOfClients() {
		ObservedApplications.withSlo("match: { name: graphql.request }, availability: 99%").run((context) -> {
			assertThat(ask(context, "{ order }").getErrors()).isEmpty();
			assertThat(ask(context, "{ stock }").getErrors()).hasSize(1);
			assertThat(ask(context, "{ nothing }").getErrors()).hasSize(1);
			assertThat(ask(context, "{ order").getErrors()).hasSize(1);
			assertThat(ObservedApplications.events(context, "availability")).isEqualTo(4);
			assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(1);
		});
	}

	@Test
	void matchesTheTypeOfAnOperation() {
		ObservedApplications
			.withSlo("match: { name: graphql.request, graphql.operation.type: query }, availability: 99%")
			.run((context) -> {
				ask(context, "query q { order }");
				ask(context, "{ order }");
				ask(context, "mutation { buy }");
				assertThat(ObservedApplications.events(context, "availability")).isEqualTo(2);
			});
	}

	@Test
	void countsErrorsOfRequestsIfTheSloSaysSo() {
		ObservedApplications
			.withSlo("match: { name: graphql.request }, availability: 99%, "
					+ "bad-when: { graphql.outcome: [ INTERNAL_ERROR, REQUEST_ERROR ] }")
			.run((context) -> {
				ask(context, "{ order }");
				ask(context, "{ stock }");
				assertThat(ask(context, "{ nothing }").getErrors()).hasSize(1);
				assertThat(ObservedApplications.events(context, "availability")).isEqualTo(3);
				assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(2);
			});
	}

	@Test
	void countsFieldsThatAreFetched() {
		ObservedApplications.withSlo("match: { name: graphql.datafetcher }, availability: 99%").run((context) -> {
			ask(context, "{ order stock }");
			ask(context, "{ order }");
			assertThat(ObservedApplications.events(context, "availability")).isEqualTo(3);
			assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(1);
		});
	}

	private static ExecutionGraphQlResponse ask(ApplicationContext context, String query) {
		GraphQlSource source = GraphQlSource.schemaResourceBuilder()
			.schemaResources(new ByteArrayResource(SCHEMA.getBytes(StandardCharsets.UTF_8)))
			.configureRuntimeWiring((wiring) -> wiring.type("Query",
					(type) -> type.dataFetcher("order", (environment) -> "one").dataFetcher("stock", (environment) -> {
						throw new IllegalStateException("no stock");
					})))
			.instrumentation(List.of(new GraphQlObservationInstrumentation(context.getBean(ObservationRegistry.class))))
			.build();
		return Objects.requireNonNull(new DefaultExecutionGraphQlService(source)
			.execute(new DefaultExecutionGraphQlRequest(query, null, null, null, UUID.randomUUID().toString(),
					Locale.ROOT))
			.block());
	}

}
