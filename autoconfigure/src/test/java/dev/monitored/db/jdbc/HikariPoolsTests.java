package dev.monitored.db.jdbc;

import java.lang.reflect.Field;
import java.util.Objects;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

import dev.monitored.db.jdbc.HikariPools.PoolMirror;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HikariPools}.
 */
class HikariPoolsTests {

	@Test
	void findsAFieldOnlyWhereThereIsOne() {
		assertThat(HikariPools.field(HikariConfig.class, "sealed")).isNotNull();
		assertThat(HikariPools.field(HikariDataSource.class, "pool")).isNotNull();
		assertThat(HikariPools.field(HikariConfig.class, "closed")).isNull();
	}

	@Test
	void goesOnWithoutTheFields() {
		try (HikariDataSource pool = new HikariDataSource(); HikariDataSource proxy = new HikariDataSource()) {
			PoolMirror mirror = new PoolMirror(pool, proxy, null, null);
			mirror.beforeConnection();
			mirror.afterConnection();
			mirror.beforeCall();
			Field sealed = Objects.requireNonNull(HikariPools.field(HikariConfig.class, "sealed"));
			assertThat(sealed).as("the proxy is not sealed")
				.satisfies((field) -> assertThat(field.get(proxy)).isEqualTo(false));
		}
	}

}
