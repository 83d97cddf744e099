package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKey;

import org.jspecify.annotations.NullUnmarked;

/**
 * A builder whose connections are measured. Whether it stays the same builder from call
 * to call is for the driver to say.
 */
@NullUnmarked
public final class MeasuredConnectionBuilder implements ConnectionBuilder {

	private final ConnectionBuilder delegate;

	private final ConnectionBuilders builders;

	MeasuredConnectionBuilder(ConnectionBuilder delegate, ConnectionBuilders builders) {
		this.delegate = delegate;
		this.builders = builders;
	}

	ConnectionBuilder delegate() {
		return this.delegate;
	}

	@Override
	public ConnectionBuilder user(String username) {
		return next(this.delegate.user(username));
	}

	@Override
	public ConnectionBuilder password(String password) {
		return next(this.delegate.password(password));
	}

	@Override
	public ConnectionBuilder shardingKey(ShardingKey shardingKey) {
		return next(this.delegate.shardingKey(shardingKey));
	}

	@Override
	public ConnectionBuilder superShardingKey(ShardingKey superShardingKey) {
		return next(this.delegate.superShardingKey(superShardingKey));
	}

	@Override
	public Connection build() throws SQLException {
		Connection built = this.delegate.build();
		return (built != null) ? this.builders.measure(built) : null;
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

	private ConnectionBuilder next(ConnectionBuilder returned) {
		if (returned == this.delegate) {
			return this;
		}
		return (returned != null) ? this.builders.measure(returned) : null;
	}

}
