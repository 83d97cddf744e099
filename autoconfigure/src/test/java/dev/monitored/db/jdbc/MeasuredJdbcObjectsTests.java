package dev.monitored.db.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import javax.sql.DataSource;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.expression.spel.standard.SpelExpressionParser;

import dev.monitored.MonitoredContext;
import dev.monitored.db.Reflection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that reflection sees of measured objects what it sees of the pool's own.
 */
class MeasuredJdbcObjectsTests {

	@ParameterizedTest
	@EnumSource
	void showWhatThePoolsOwnShow(Source source) {
		MonitoredContext.runner(Pools.class).run((context) -> {
			DataSource measured = context.getBean(source.name(), DataSource.class);
			assertThat(measured).isNotExactlyInstanceOf(source.plain.apply(new Pools()).getClass());
			Map<String, Set<String>> seen = seen(measured);
			Map<String, Set<String>> plain = seen(source.plain.apply(new Pools()));
			SoftAssertions softly = new SoftAssertions();
			plain.forEach((type, own) -> softly.assertThat(Reflection.lost(own, Objects.requireNonNull(seen.get(type))))
				.as(type)
				.isEmpty());
			softly.assertAll();
		});
	}

	private static Map<String, Set<String>> seen(DataSource dataSource) throws SQLException {
		Map<String, Set<String>> seen = new LinkedHashMap<>();
		try (Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement();
				PreparedStatement prepared = connection.prepareStatement("SELECT ?");
				CallableStatement call = connection.prepareCall("CALL 1");
				ResultSet result = statement.executeQuery("SELECT 1")) {
			see(seen, connection, Connection.class);
			see(seen, statement, Statement.class);
			see(seen, prepared, PreparedStatement.class);
			see(seen, call, CallableStatement.class);
			see(seen, connection.getMetaData(), DatabaseMetaData.class);
			see(seen, result, ResultSet.class);
			see(seen, result.getMetaData(), ResultSetMetaData.class);
			see(seen, prepared.getParameterMetaData(), ParameterMetaData.class);
			connection.setAutoCommit(false);
			see(seen, connection.setSavepoint(), Savepoint.class);
			see(seen, connection.createBlob(), java.sql.Blob.class);
			see(seen, connection.createArrayOf("INT", new Object[] { 1 }), java.sql.Array.class);
			assertThat(new SpelExpressionParser().parseExpression("metaData.connection.catalog").getValue(connection))
				.isEqualTo(connection.getCatalog());
		}
		return seen;
	}

	private static void see(Map<String, Set<String>> seen, Object object, Class<?> api) {
		seen.put(api.getSimpleName(), Reflection.seen(object, api));
	}

	/**
	 * Where connections come from.
	 */
	enum Source {

		hikari(Pools::hikari), tomcat(Pools::tomcat), dbcp(Pools::dbcp), simple(Pools::simple), own(Pools::own);

		private final Function<Pools, DataSource> plain;

		Source(Function<Pools, DataSource> plain) {
			this.plain = plain;
		}

	}

}
