package dev.monitored.db.jdbc.connection;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.RowIdLifetime;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.monitored.MonitoredContext;
import dev.monitored.db.recording.DataSourceRecorderCatalog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that whatever JDBC has is handed to the pool or driver, and what comes back to
 * the application: each method of each type, on every version of Java.
 */
class DelegationTests {

	private static final String SQL = "SELECT * FROM orders";

	private final List<Call> calls = new ArrayList<>();

	@Test
	void handsOverWhatConnectionsHave() {
		with((connection) -> {
			for (Method method : methods(Connection.class)) {
				assertHandedOver(connection, connection, method);
			}
		});
	}

	@Test
	void handsOverWhatStatementsHave() {
		with((connection) -> {
			for (Method method : methods(Statement.class)) {
				assertHandedOver(connection.createStatement(), connection, method);
			}
		});
	}

	@Test
	void handsOverWhatPreparedStatementsHave() {
		with((connection) -> {
			for (Method method : methods(PreparedStatement.class)) {
				assertHandedOver(connection.prepareStatement(SQL), connection, method);
			}
		});
	}

	@Test
	void handsOverWhatCallsHave() {
		with((connection) -> {
			for (Method method : methods(CallableStatement.class)) {
				assertHandedOver(connection.prepareCall(SQL), connection, method);
			}
		});
	}

	@Test
	void handsOverWhatMetadataHave() {
		with((connection) -> {
			for (Method method : methods(DatabaseMetaData.class)) {
				assertHandedOver(connection.getMetaData(), connection, method);
			}
		});
	}

	private void assertHandedOver(Wrapper measured, Connection connection, Method method) throws Exception {
		this.calls.clear();
		@Nullable Object[] args = args(method);
		Object result = method.invoke(measured, args);
		assertThat(this.calls).as(method.toString()).hasSize(1);
		Call call = this.calls.get(0);
		assertThat(call.method().getName()).isEqualTo(method.getName());
		assertThat(call.method().getParameterTypes()).isEqualTo(method.getParameterTypes());
		assertThat(call.args()).as(method.toString()).containsExactly(args);
		if (method.getName().equals("unwrap")) {
			assertThat(result).isSameAs(call.result());
		}
		else if (result instanceof Connection) {
			assertThat(result).isSameAs(connection);
		}
		else if (result instanceof DatabaseMetaData metaData) {
			assertThat(metaData.getConnection()).isSameAs(connection);
		}
		else if (result instanceof Statement) {
			assertThat(result).isInstanceOf(method.getReturnType());
			assertThat(JdbcMeasurement.isMeasured((Statement) result)).isTrue();
			assertThat(JdbcMeasurement.behind(result)).isSameAs(call.result());
		}
		else {
			assertThat(result).as(method.toString()).isEqualTo(call.result());
		}
	}

	private void with(Use use) {
		MonitoredContext.runner().run((context) -> {
			DataSourceRecorderCatalog recorders = context.getBean(DataSourceRecorderCatalog.class);
			Connection connection = new JdbcMeasurement(() -> recorders.of("orders")).measure(driver(Connection.class));
			use.use(connection);
		});
	}

	private <T> T driver(Class<T> type) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, args) -> switch (method.getName()) {
					case "equals" -> proxy == args[0];
					case "hashCode" -> 1;
					case "toString" -> "a driver's";
					case "unwrap" -> record(method, args, proxy);
					case "isWrapperFor" -> (args[0] == CharSequence.class) ? record(method, args, true) : false;
					default -> record(method, args, value(method.getReturnType(), 7));
				}));
	}

	private @Nullable Object record(Method method, @Nullable Object @Nullable [] args, @Nullable Object result) {
		this.calls.add(new Call(method, (args != null) ? List.of(args) : List.of(), result));
		return result;
	}

	private @Nullable Object[] args(Method method) {
		Class<?>[] types = method.getParameterTypes();
		@Nullable Object[] args = new Object[types.length];
		for (int index = 0; index < types.length; index++) {
			args[index] = (types[index] == Class.class) ? CharSequence.class : value(types[index], index + 1);
		}
		return args;
	}

	/**
	 * Returns a value of a type that differs with the number, as far as it can.
	 */
	private @Nullable Object value(Class<?> type, int number) {
		if (type.isArray()) {
			return Array.newInstance(type.getComponentType(), number);
		}
		if (type.isInterface()) {
			return driver(type);
		}
		return type.isPrimitive() ? primitive(type, number) : object(type, number);
	}

	private static @Nullable Object primitive(Class<?> type, int number) {
		return switch (type.getName()) {
			case "void" -> null;
			case "boolean" -> true;
			case "byte" -> (byte) number;
			case "short" -> (short) number;
			case "int" -> number;
			case "long" -> (long) number;
			case "float" -> (float) number;
			case "double" -> (double) number;
			default -> throw new IllegalArgumentException(type.getName());
		};
	}

	private static Object object(Class<?> type, int number) {
		return switch (type.getName()) {
			case "java.lang.String" -> "text " + number;
			case "java.math.BigDecimal" -> BigDecimal.valueOf(number);
			case "java.sql.Date" -> new Date(number);
			case "java.sql.Time" -> new Time(number);
			case "java.sql.Timestamp" -> new Timestamp(number);
			case "java.io.InputStream" -> new ByteArrayInputStream(new byte[number]);
			case "java.io.Reader" -> new StringReader("text " + number);
			case "java.util.Calendar" -> Calendar.getInstance();
			case "java.util.Properties" -> new Properties();
			case "java.sql.RowIdLifetime" -> RowIdLifetime.ROWID_VALID_FOREVER;
			case "java.sql.SQLWarning" -> new SQLWarning("text " + number);
			case "java.net.URL" -> url(number);
			case "java.lang.Object" -> "object " + number;
			default -> throw new IllegalArgumentException(type.getName());
		};
	}

	private static URL url(int number) {
		try {
			return URI.create("http://localhost/" + number).toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<Method> methods(Class<?> type) {
		List<Method> methods = Arrays.stream(type.getMethods())
			.filter((method) -> !Modifier.isStatic(method.getModifiers()))
			.toList();
		assertThat(methods).hasSizeGreaterThan(50);
		return methods;
	}

	/**
	 * What is done with a connection.
	 */
	private interface Use {

		void use(Connection connection) throws Exception;

	}

	/**
	 * A call of the driver.
	 *
	 * @param method what was called
	 * @param args its arguments
	 * @param result what it returned
	 */
	private record Call(Method method, List<Object> args, @Nullable Object result) {

	}

}
