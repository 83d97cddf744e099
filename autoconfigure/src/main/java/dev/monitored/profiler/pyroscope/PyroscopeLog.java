package dev.monitored.profiler.pyroscope;

import java.util.IllegalFormatException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.pyroscope.javaagent.api.Logger;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes what Pyroscope's agent says into the log of the application. Its first error is a
 * WARN and later ones are DEBUG: while its server is away, each upload fails.
 */
final class PyroscopeLog implements Logger {

	private static final Log logger = LogFactory.getLog(PyroscopeLog.class);

	private final AtomicBoolean warned = new AtomicBoolean();

	@Override
	public void log(Level level, String format, @Nullable Object... arguments) {
		boolean isFirstError = level == Level.ERROR && this.warned.compareAndSet(false, true);
		if (isFirstError) {
			logger.warn(text(format, arguments) + " (further errors of Pyroscope's agent are logged at DEBUG)");
		}
		else if (logger.isDebugEnabled()) {
			logger.debug(text(format, arguments));
		}
	}

	private static String text(String format, @Nullable Object... arguments) {
		return "Pyroscope's agent: " + formatted(format, arguments);
	}

	// The agent puts texts of others, such as answers of its server, into formats.
	private static String formatted(String format, @Nullable Object... arguments) {
		try {
			return (arguments.length > 0) ? String.format(format, arguments) : format;
		}
		catch (IllegalFormatException ex) {
			return format;
		}
	}

}
