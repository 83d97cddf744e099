package harm.observer;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/**
 * Keeps every log line from WARN up that says something of the application.
 */
public final class Warnings extends AppenderBase<ILoggingEvent> {

	/**
	 * What Tomcat and HikariCP say of a machine that is slow.
	 */
	private static final List<String> OF_THE_MACHINE = List.of("Creation of SecureRandom instance",
			"Thread starvation or clock leap detected");

	private static final List<String> LINES = new ArrayList<>();

	static void addTo(Facts facts) {
		synchronized (LINES) {
			LINES.forEach(facts::count);
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		String message = event.getFormattedMessage();
		if (OF_THE_MACHINE.stream().anyMatch(message::contains)) {
			return;
		}
		String thrown = (event.getThrowableProxy() != null) ? " " + event.getThrowableProxy().getClassName() : "";
		synchronized (LINES) {
			LINES.add("log " + event.getLevel() + " " + event.getLoggerName() + " " + message + thrown);
		}
	}

}
