package dev.monitored.llm;

import java.util.List;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * All that is logged by us during a test, and by no library.
 */
public final class OwnLog implements BeforeEachCallback, AfterEachCallback {

	private final Logger logger = (Logger) LoggerFactory.getLogger("dev.monitored");

	private final ListAppender<ILoggingEvent> events = new ListAppender<>();

	@Override
	public void beforeEach(ExtensionContext context) {
		this.events.list.clear();
		this.events.start();
		this.logger.setLevel(Level.DEBUG);
		this.logger.addAppender(this.events);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.logger.detachAppender(this.events);
		this.logger.setLevel(null);
	}

	/**
	 * Returns what was logged, with what was thrown.
	 */
	public String text() {
		return List.copyOf(this.events.list).stream().map(OwnLog::text).collect(Collectors.joining("\n"));
	}

	private static String text(ILoggingEvent event) {
		IThrowableProxy thrown = event.getThrowableProxy();
		return event.getFormattedMessage() + ((thrown != null) ? ThrowableProxyUtil.asString(thrown) : "");
	}

}
