package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.driver.DriverObject;
import dev.monitored.db.driver.DriverProxies;
import dev.monitored.db.jdbc.connection.JdbcReturnTypeAdapter;

/**
 * The builders of one data source. They keep the interfaces of the driver's own, whose
 * methods are called one after the other.
 */
final class ConnectionBuilders {

	private final UnaryOperator<Connection> connections;

	private final DriverProxies<ConnectionBuilder> proxies = new DriverProxies<>(ConnectionBuilder.class,
			MeasuredConnectionBuilder.class, new FluentReturnTypeAdapter());

	/**
	 * Creates what measures builders.
	 * @param connections measures a connection
	 */
	ConnectionBuilders(UnaryOperator<Connection> connections) {
		this.connections = connections;
	}

	/**
	 * Returns a builder whose connections are measured.
	 * @param builder a builder
	 * @return the measured builder
	 */
	ConnectionBuilder measure(ConnectionBuilder builder) {
		return this.proxies.complete(new MeasuredConnectionBuilder(builder, this), builder);
	}

	Connection measure(Connection connection) {
		return this.connections.apply(connection);
	}

	/**
	 * Returns the builder itself where a method of the driver alone does.
	 */
	private static final class FluentReturnTypeAdapter extends JdbcReturnTypeAdapter {

		@Override
		public boolean isFluent() {
			return true;
		}

		@Override
		public Class<? extends DriverObject> base() {
			return DriverObject.class;
		}

		@Override
		protected @Nullable Object behind(Object result) {
			return (DriverProxies.measured(result) instanceof MeasuredConnectionBuilder builder) ? builder.delegate()
					: super.behind(result);
		}

	}

}
