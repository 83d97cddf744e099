package dev.monitored.db.recording;

import java.util.List;

import dev.monitored.slo.Signal;
import dev.monitored.slo.SignalSource;

/**
 * The signal of databases.
 */
public final class DbSignals implements SignalSource {

	/**
	 * Database queries.
	 */
	public static final Signal DB = Signal.of("db", "db", "datasource", "operation", "table");

	@Override
	public List<Signal> signals() {
		return List.of(DB);
	}

}
