package dev.monitored.startup;

import java.io.IOException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Loads and verifies classes that start-up needs on Spring Boot's thread for such work,
 * while the main thread reads settings and definitions. No code of these classes runs:
 * those with a static initializer are left to the main thread. Boot waits for its thread
 * before it calls the application ready. It has none with a single processor, in native
 * images, and with {@code -Dspring.backgroundpreinitializer.ignore=true}; classes are
 * then loaded when the main thread needs them.
 */
final class ClassPreloader implements BackgroundPreinitializer {

	private static final Log logger = LogFactory.getLog(ClassPreloader.class);

	@Override
	public void preinitialize() throws IOException {
		ClassLoader classLoader = ClassPreloader.class.getClassLoader();
		for (String name : StartupClasses.read(classLoader).of(classLoader)) {
			load(name, classLoader);
		}
	}

	// The code that needs a class reports what is wrong with it
	static void load(String name, ClassLoader classLoader) {
		try {
			Class.forName(name, true, classLoader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			logger.debug("%s could not be loaded in advance".formatted(name), ex);
		}
	}

}
