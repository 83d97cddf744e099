package dev.monitored.db;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.MonitoredContext;
import dev.monitored.db.jdbc.connection.JdbcMeasurement;

/**
 * An application that calls on measured objects what only a later version of their API
 * has, and prints who answers. It runs in a JVM of its own, which has that version.
 */
public final class LaterApiProgram {

	static final String DRIVER = "the driver's";

	private LaterApiProgram() {
	}

	/**
	 * Runs the application.
	 * @param methods the methods that were added, each with the class that has it
	 */
	public static void main(String[] methods) {
		MonitoredContext.runner()
			.withBean("ofAnInterface", DataSource.class, () -> driver(DataSource.class))
			.withBean("ofAClass", LaterDataSource.class, LaterDataSource::new)
			.withBean("reactive", ConnectionFactory.class, () -> driver(ConnectionFactory.class))
			.run((context) -> {
				for (String method : methods) {
					int dot = method.lastIndexOf('.');
					Class<?> api = ClassUtils.forName(method.substring(0, dot), null);
					Method added = api.getMethod(method.substring(dot + 1), String.class);
					for (Object object : objects(context)) {
						if (api.isInstance(object)) {
							System.out.printf("%s of %s: %s%n", method, name(object), added.invoke(object, "text"));
						}
					}
				}
			});
		System.exit(0);
	}

	private static String name(Object object) {
		return (JdbcMeasurement.behind(object) != object) ? "a measured object" : object.getClass().getName();
	}

	private static List<Object> objects(ApplicationContext context) throws Exception {
		List<Object> objects = new ArrayList<>();
		for (DataSource dataSource : context.getBeansOfType(DataSource.class).values()) {
			Connection connection = dataSource.getConnection();
			Statement statement = connection.createStatement();
			objects.addAll(List.of(dataSource, connection, statement, connection.prepareStatement("SELECT 1"),
					connection.prepareCall("CALL a()"), connection.getMetaData(), statement.executeQuery("SELECT 1")));
		}
		ConnectionFactory factory = context.getBean(ConnectionFactory.class);
		io.r2dbc.spi.Connection connection = Mono.<io.r2dbc.spi.Connection>from(factory.create())
			.blockOptional()
			.orElseThrow();
		io.r2dbc.spi.Statement statement = connection.createStatement("SELECT 1");
		Result result = Mono.<Result>from(statement.execute()).blockOptional().orElseThrow();
		objects.addAll(List.of(factory, connection, statement, connection.createBatch(), result));
		return objects;
	}

	/**
	 * Returns an object of a driver, which overrides whatever the API has.
	 */
	private static <T> T driver(Class<T> api) {
		return api.cast(Proxy.newProxyInstance(LaterApiProgram.class.getClassLoader(), new Class<?>[] { api },
				(proxy, method, args) -> switch (method.getName()) {
					case "equals" -> proxy == args[0];
					case "hashCode" -> System.identityHashCode(proxy);
					case "toString" -> api.getName();
					case "isWrapperFor" -> false;
					default -> answer(method);
				}));
	}

	private static @Nullable Object answer(Method method) {
		Class<?> type = method.getReturnType();
		if (type == Publisher.class) {
			return method.getName().equals("create") ? Mono.just(driver(io.r2dbc.spi.Connection.class))
					: Flux.just(driver(Result.class));
		}
		if (type == String.class) {
			return DRIVER;
		}
		return type.isInterface() ? driver(type) : null;
	}

	/**
	 * A class of a driver that overrides what a later version has.
	 */
	public static class LaterDataSource extends AbstractDataSource {

		@Override
		public Connection getConnection() {
			return driver(Connection.class);
		}

		@Override
		public Connection getConnection(String username, String password) {
			return getConnection();
		}

		public String later(String text) {
			return DRIVER;
		}

	}

}
