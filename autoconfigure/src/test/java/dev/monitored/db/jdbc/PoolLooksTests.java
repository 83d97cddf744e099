package dev.monitored.db.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.support.AopUtils;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a measured pool shows what the pool itself shows, to every kind of caller.
 */
class PoolLooksTests {

	@ParameterizedTest
	@MethodSource("looks")
	void seesWhatThePoolItselfShows(View look) {
		Pools pools = new Pools();
		Map<String, Supplier<DataSource>> plain = new TreeMap<>(Map.of("hikari", pools::hikari, "startedHikari",
				pools::startedHikari, "ownHikari", pools::ownHikari, "tomcat", pools::tomcat, "dbcp", pools::dbcp,
				"simple", pools::simple, "driverManager", pools::driverManager, "embedded", pools::embedded,
				"ofTheDriver", pools::ofTheDriver, "own", pools::own));
		MonitoredContext.runner(Pools.class).run((context) -> {
			SoftAssertions softly = new SoftAssertions();
			plain.forEach((name, pool) -> {
				DataSource measured = context.getBean(name, DataSource.class);
				assertThat(AopUtils.isAopProxy(measured)).isTrue();
				softly.assertThat(seen(look, measured)).as(name).isEqualTo(seen(look, pool.get()));
			});
			softly.assertAll();
		});
	}

	private static Stream<View> looks() {
		return Stream.of(Look.values(), HikariLook.values()).flatMap(Arrays::stream);
	}

	private static Object seen(View look, DataSource dataSource) {
		try {
			return look.see(dataSource);
		}
		catch (Throwable ex) {
			return List.of(ex.getClass(), String.valueOf(ex.getMessage()));
		}
	}

}
