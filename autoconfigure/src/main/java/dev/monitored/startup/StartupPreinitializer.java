package dev.monitored.startup;

import java.io.IOException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.ReactiveAdapterRegistry;

/**
 * Prepares what start-up needs on Spring Boot's thread for such work, while the main
 * thread reads settings and definitions: classes are loaded, the defaults of settings
 * found, and Spring's {@link ReactiveAdapterRegistry} is filled. Boot waits for its
 * thread before it calls the application ready. It has none with a single processor, in
 * native images, and with {@code -Dspring.backgroundpreinitializer.ignore=true}; the main
 * thread then does all of it when it needs it.
 */
final class StartupPreinitializer implements BackgroundPreinitializer {

	private static final Log logger = LogFactory.getLog(StartupPreinitializer.class);

	@Override
	public void preinitialize() throws IOException {
		ClassLoader classLoader = StartupPreinitializer.class.getClassLoader();
		for (StartupClass startupClass : StartupClasses.read(classLoader).of(classLoader)) {
			prepare(startupClass, classLoader);
		}
		ReactiveAdapterRegistry.getSharedInstance();
	}

	// The code that needs a class reports what is wrong with it
	static void prepare(StartupClass startupClass, ClassLoader classLoader) {
		try {
			startupClass.prepare(classLoader);
		}
		catch (ClassNotFoundException | LinkageError | RuntimeException ex) {
			logger.debug("%s could not be prepared in advance".formatted(startupClass.name()), ex);
		}
	}

}
