package harm.observer;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/**
 * Keeps every log line from WARN up.
 */
public final class Warnings extends AppenderBase<ILoggingEvent> {

	private static final List<String> LINES = new ArrayList<>();

	static void addTo(Facts facts) {
		synchronized (LINES) {
			LINES.forEach(facts::count);
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		String thrown = (event.getThrowableProxy() != null) ? " " + event.getThrowableProxy().getClassName() : "";
		synchronized (LINES) {
			LINES.add("log " + event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage()
					+ thrown);
		}
	}

}
