package dev.monitored.db.r2dbc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.db.Reflection;

/**
 * Tests that reflection sees of measured objects what it sees of the pool's own.
 */
class MeasuredR2dbcObjectsTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void showWhatTheDriversOwnShow(boolean pooled) {
		Map<String, Set<String>> measured = seen(pooled, true);
		Map<String, Set<String>> plain = seen(pooled, false);
		SoftAssertions softly = new SoftAssertions();
		plain.forEach((type, own) -> softly.assertThat(Reflection.lost(own, Objects.requireNonNull(measured.get(type))))
			.as(type)
			.isEmpty());
		softly.assertAll();
	}

	private static Map<String, Set<String>> seen(boolean pooled, boolean measured) {
		Map<String, Set<String>> seen = new LinkedHashMap<>();
		R2dbcApplications.h2()
			.withPropertyValues("spring.r2dbc.pool.enabled=" + pooled, "monitored.db.enabled=" + measured)
			.run((context) -> {
				ConnectionFactory factory = context.getBean(ConnectionFactory.class);
				see(seen, factory, ConnectionFactory.class);
				see(seen, factory.getMetadata(), ConnectionFactoryMetadata.class);
				see(seen, factory.create(), Publisher.class);
				Connection connection = Mono.<Connection>from(factory.create()).blockOptional().orElseThrow();
				see(seen, connection, Connection.class);
				see(seen, connection.getMetadata(), ConnectionMetadata.class);
				Statement statement = connection.createStatement("SELECT 1");
				see(seen, statement, Statement.class);
				Batch batch = connection.createBatch().add("SELECT 1");
				see(seen, batch, Batch.class);
				Result result = Mono.<Result>from(statement.execute()).blockOptional().orElseThrow();
				see(seen, result, Result.class);
				Flux.from(result.map((row, metadata) -> 1)).blockLast();
				Mono.from(connection.close()).block();
			});
		return seen;
	}

	private static void see(Map<String, Set<String>> seen, Object object, Class<?> api) {
		seen.put(api.getSimpleName(), Reflection.seen(object, api));
	}

}
