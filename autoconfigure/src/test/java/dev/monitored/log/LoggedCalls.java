package dev.monitored.log;

import java.nio.charset.StandardCharsets;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The events of {@link CallLog} during a test, at all levels.
 */
final class LoggedCalls implements BeforeEachCallback, AfterEachCallback {

	private final Logger logger = (Logger) LoggerFactory.getLogger(CallLog.NAME);

	private final ListAppender<ILoggingEvent> events = new ListAppender<>() {

		@Override
		protected void append(ILoggingEvent event) {
			event.prepareForDeferredProcessing();
			super.append(event);
		}

	};

	@Override
	public void beforeEach(ExtensionContext test) {
		this.logger.setAdditive(false);
		this.logger.setLevel(Level.DEBUG);
		this.events.start();
		this.logger.addAppender(this.events);
	}

	@Override
	public void afterEach(ExtensionContext test) {
		this.logger.detachAppender(this.events);
		this.logger.setLevel(null);
		this.logger.setAdditive(true);
	}

	/**
	 * Returns the events so far.
	 * @return a view
	 */
	List<ILoggingEvent> events() {
		return this.events.list;
	}

	/**
	 * Sets which events there are from now on.
	 * @param level the lowest level
	 */
	void level(Level level) {
		this.logger.setLevel(level);
	}

	/**
	 * Returns an event as Spring Boot renders it.
	 * @param event the event
	 * @param format the structured format
	 * @param context the application
	 * @return a line of JSON
	 */
	static String rendered(ILoggingEvent event, String format, ApplicationContext context) {
		LoggerContext loggers = new LoggerContext();
		loggers.putObject(Environment.class.getName(), context.getEnvironment());
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(loggers);
		encoder.setFormat(format);
		encoder.start();
		return new String(encoder.encode(event), StandardCharsets.UTF_8);
	}

}
