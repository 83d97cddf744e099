package dev.monitored.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.Assert;

import dev.monitored.operation.Operations;

/**
 * A Spring Boot application with a pool and a database in memory.
 */
public final class Database implements AutoCloseable {

	/**
	 * The number of rows, whose keys begin with 0.
	 */
	private static final int ROWS = 1000;

	private final ConfigurableApplicationContext context;

	private final Measuring measuring;

	private final DataSource dataSource;

	private final AtomicLong queries = new AtomicLong();

	private Database(ConfigurableApplicationContext context, Measuring measuring) {
		this.context = context;
		this.measuring = measuring;
		this.dataSource = measuring.measured(context.getBean(DataSource.class),
				context.getBean(PrometheusMeterRegistry.class));
	}

	/**
	 * Starts an application and fills its table.
	 * @param measuring how its queries are measured
	 * @param properties what else is configured
	 * @return the application
	 */
	public static Database start(Measuring measuring, String... properties) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(AutoConfigurations.class)
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.properties("monitored.db.enabled=" + (measuring == Measuring.MONITORED), "logging.level.root=warn",
					"spring.datasource.generate-unique-name=true", "spring.datasource.hikari.pool-name=orders")
			.properties(properties)
			.run();
		Database database = new Database(context, measuring);
		database.fill();
		return database;
	}

	/**
	 * Returns what queries go through.
	 * @return the data source
	 */
	public DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * Returns what records calls.
	 * @return the operations
	 */
	public Operations operations() {
		return this.context.getBean(Operations.class);
	}

	/**
	 * Says how many queries were made.
	 * @param added how many more
	 */
	public void addQueries(long added) {
		this.queries.addAndGet(added);
	}

	/**
	 * Checks that the timer recorded every query.
	 * @throws IllegalStateException if not
	 */
	public void checkRecorded() {
		String name = this.measuring.timer();
		if (name != null) {
			long recorded = this.context.getBean(PrometheusMeterRegistry.class)
				.find(name)
				.timers()
				.stream()
				.filter((timer) -> !"DDL".equals(timer.getId().getTag("operation")))
				.filter((timer) -> !"INSERT".equals(timer.getId().getTag("operation")))
				.mapToLong(Timer::count)
				.sum();
			Assert.state(recorded == this.queries.get(),
					() -> "%d queries were recorded, %d made".formatted(recorded, this.queries.get()));
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Makes the table, through the pool itself: only what is measured is counted.
	 */
	private void fill() {
		try (Connection connection = this.context.getBean(DataSource.class).getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create table orders (id int primary key, customer_id int, total int)");
			statement.execute("insert into orders select x, x, 2 * x from system_range(0, %d)".formatted(ROWS - 1));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The table cannot be made", ex);
		}
	}

	/**
	 * What Boot configures by itself.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class AutoConfigurations {

	}

}
