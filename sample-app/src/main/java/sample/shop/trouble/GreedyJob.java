package sample.shop.trouble;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.stereotype.Component;

/**
 * A job that does not know what it does to others: it keeps the stock locked for most of
 * the time, or all connections of the pool.
 */
@Component
class GreedyJob implements AutoCloseable {

	private static final long HELD_MILLIS = 600;

	private final TroubleSwitch troubles;

	private final DataSource dataSource;

	private final ExecutorService executor = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "greedy-job");
		thread.setDaemon(true);
		return thread;
	});

	GreedyJob(TroubleSwitch troubles, DataSource dataSource) {
		this.troubles = troubles;
		this.dataSource = dataSource;
	}

	/**
	 * Begins, and goes on until the trouble is switched off.
	 * @param trouble the trouble that the job makes, if it makes it at all
	 */
	void begin(Trouble trouble) {
		switch (trouble) {
			case SLOW_TABLE -> repeat(trouble, this::lockStock);
			case EXHAUSTED_POOL -> repeat(trouble, this::takeConnections);
			default -> {
			}
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	private void repeat(Trouble trouble, Step step) {
		this.executor.submit(() -> {
			while (this.troubles.has(trouble) && !this.executor.isShutdown()) {
				step.run();
			}
			return null;
		});
	}

	private void lockStock() throws SQLException, InterruptedException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try (var statement = connection.prepareStatement("SELECT available FROM stock FOR UPDATE")) {
				statement.executeQuery();
				Thread.sleep(HELD_MILLIS);
			}
			connection.rollback();
		}
	}

	private void takeConnections() throws SQLException, InterruptedException {
		List<Connection> taken = new ArrayList<>();
		try {
			int size = this.dataSource.unwrap(HikariDataSource.class).getMaximumPoolSize();
			while (taken.size() < size) {
				taken.add(this.dataSource.getConnection());
			}
			Thread.sleep(HELD_MILLIS);
		}
		finally {
			for (Connection connection : taken) {
				connection.close();
			}
		}
	}

	/**
	 * What is repeated.
	 */
	private interface Step {

		void run() throws SQLException, InterruptedException;

	}

}
