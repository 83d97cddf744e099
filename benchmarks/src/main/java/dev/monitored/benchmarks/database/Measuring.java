package dev.monitored.benchmarks.database;

import java.util.Set;

import javax.sql.DataSource;

import com.p6spy.engine.spy.P6DataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import net.ttddyy.observation.tracing.DataSourceObservationListener;
import net.ttddyy.observation.tracing.JdbcObservationDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * How queries are measured.
 */
public enum Measuring {

	/**
	 * Not at all.
	 */
	NOT_AT_ALL("not measured", null),

	/**
	 * By this library.
	 */
	MONITORED("this library", "db.query.duration"),

	/**
	 * By proxies without a listener.
	 */
	DATASOURCE_PROXY("datasource-proxy, no listener", null) {

		@Override
		DataSource measured(DataSource pool, MeterRegistry registry) {
			return ProxyDataSourceBuilder.create(pool).build();
		}

	},

	/**
	 * By observations of queries alone.
	 */
	MICROMETER_QUERY("datasource-micrometer, queries only", "jdbc.query") {

		@Override
		DataSource measured(DataSource pool, MeterRegistry registry) {
			return observed(pool, registry, Set.of(JdbcObservationDocumentation.QUERY));
		}

	},

	/**
	 * By observations of connections, queries, and results.
	 */
	MICROMETER_ALL("datasource-micrometer, everything", "jdbc.query") {

		@Override
		DataSource measured(DataSource pool, MeterRegistry registry) {
			return observed(pool, registry, Set.of(JdbcObservationDocumentation.values()));
		}

	},

	/**
	 * By a wrapper that logs nothing.
	 */
	P6SPY("p6spy, no log", null) {

		@Override
		DataSource measured(DataSource pool, MeterRegistry registry) {
			System.setProperty("p6spy.config.modulelist", "com.p6spy.engine.spy.P6SpyFactory");
			System.setProperty("p6spy.config.appender", "com.p6spy.engine.spy.appender.StdoutLogger");
			return new P6DataSource(pool);
		}

	};

	private final String text;

	private final @Nullable String timer;

	Measuring(String text, @Nullable String timer) {
		this.text = text;
		this.timer = timer;
	}

	/**
	 * Returns what readers know it by.
	 * @return the text, in Markdown
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns the name of the timer that records queries.
	 * @return the name, or {@code null} if nothing is recorded
	 */
	@Nullable String timer() {
		return this.timer;
	}

	/**
	 * Returns what queries go through.
	 * @param pool the pool
	 * @param registry where to record them
	 * @return the data source
	 */
	DataSource measured(DataSource pool, MeterRegistry registry) {
		return pool;
	}

	private static DataSource observed(DataSource pool, MeterRegistry registry,
			Set<JdbcObservationDocumentation> types) {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
		DataSourceObservationListener listener = new DataSourceObservationListener(observations);
		listener.setSupportedTypes(types);
		ProxyDataSourceBuilder builder = ProxyDataSourceBuilder.create(pool)
			.name("orders")
			.listener(listener)
			.methodListener(listener);
		return types.contains(JdbcObservationDocumentation.RESULT_SET) ? builder.proxyResultSet().build()
				: builder.build();
	}

}
