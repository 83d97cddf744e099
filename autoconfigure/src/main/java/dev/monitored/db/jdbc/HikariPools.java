package dev.monitored.db.jdbc;

import java.lang.reflect.Field;
import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

import dev.monitored.failure.FailureLog;
import dev.monitored.subclass.SubclassProxies;

/**
 * What is particular about pools of HikariCP.
 */
final class HikariPools {

	private static final FailureLog failures = new FailureLog(HikariPools.class);

	private static final String UNSEEN = "A pool is not seen behind its proxy; its own metrics may be missing";

	private static final @Nullable Field STARTED = field(HikariDataSource.class, "pool");

	private static final @Nullable Field SEALED = field(HikariConfig.class, "sealed");

	private HikariPools() {
	}

	/**
	 * Returns the URL of a pool's database.
	 * @param dataSource a data source
	 * @return the URL, empty if it is no pool or has none
	 */
	static String url(DataSource dataSource) {
		return (dataSource instanceof HikariDataSource pool) ? Objects.requireNonNullElse(pool.getJdbcUrl(), "") : "";
	}

	/**
	 * Returns whether the fields of a proxy before a data source need values, because
	 * {@link HikariConfig#copyStateTo} writes fields.
	 * @param type the class of the data source
	 * @return whether it is HikariCP's own, the constructor of which does nothing else
	 */
	static boolean needsFields(Class<?> type) {
		return type == HikariDataSource.class;
	}

	/**
	 * Returns what keeps the subclass proxy before a pool like it.
	 * @param dataSource a data source
	 * @param proxy the proxy before it
	 * @return what does
	 */
	static Mirror mirror(DataSource dataSource, DataSource proxy) {
		return (dataSource instanceof HikariDataSource pool && proxy instanceof HikariDataSource before)
				? new PoolMirror(pool, before, STARTED, SEALED) : Mirror.NONE;
	}

	/**
	 * Returns a field that other versions of HikariCP may not have.
	 * @param type the class that declares it
	 * @param name its name
	 * @return the field, or {@code null} if it cannot be used
	 */
	static @Nullable Field field(Class<?> type, String name) {
		try {
			Field field = type.getDeclaredField(name);
			ReflectionUtils.makeAccessible(field);
			return field;
		}
		catch (Exception ex) {
			failures
				.failed("The field '%s' of HikariCP cannot be used; Spring Boot's metrics of the pool may be missing"
					.formatted(name), ex);
			return null;
		}
	}

	/**
	 * Shows the started pool in the field of the proxy that Spring Boot reads, and hands
	 * on what others copy to the fields of the proxy.
	 */
	static final class PoolMirror implements Mirror {

		private final HikariDataSource pool;

		private final HikariDataSource proxy;

		private final @Nullable Field started;

		private final @Nullable Field sealed;

		private volatile boolean isShown;

		private final boolean isCopied;

		PoolMirror(HikariDataSource pool, HikariDataSource proxy, @Nullable Field started, @Nullable Field sealed) {
			this.pool = pool;
			this.proxy = proxy;
			this.started = started;
			this.sealed = sealed;
			this.isShown = started == null;
			this.isCopied = sealed != null && needsFields(pool.getClass());
			seal();
			afterConnection();
		}

		@Override
		public void beforeConnection() {
			if (!this.isShown) {
				beforeCall();
			}
		}

		@Override
		public void afterConnection() {
			if (!this.isShown) {
				show();
			}
		}

		/**
		 * Copies to the pool what was copied to the proxy, the seal of which is broken
		 * then.
		 */
		@Override
		public void beforeCall() {
			if (this.isCopied) {
				copy();
			}
		}

		private void show() {
			try {
				if (this.started != null) {
					Object pool = ReflectionUtils.getField(this.started, this.pool);
					ReflectionUtils.setField(this.started, this.proxy, pool);
					this.isShown = pool != null;
				}
			}
			catch (Throwable ex) {
				failures.failed(UNSEEN, ex);
			}
		}

		private void copy() {
			try {
				if (this.sealed != null && !Boolean.TRUE.equals(ReflectionUtils.getField(this.sealed, this.proxy))) {
					seal();
					SubclassProxies
						.ofSuperclass(this.proxy, HikariConfig.class.getMethod("copyStateTo", HikariConfig.class))
						.invoke(this.proxy, this.pool);
				}
			}
			catch (Throwable ex) {
				failures.failed(UNSEEN, ex);
			}
		}

		private void seal() {
			if (this.sealed != null) {
				ReflectionUtils.setField(this.sealed, this.proxy, true);
			}
		}

	}

}
