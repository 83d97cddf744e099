package dev.monitored.startup;

import java.io.IOException;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Loads and verifies classes that start-up needs on Spring Boot's thread for such work,
 * while the main thread reads settings and definitions. No code of these classes runs:
 * those with a static initializer are left to the main thread. Boot has no such thread
 * with a single processor, and with
 * {@code -Dspring.backgroundpreinitializer.ignore=true}; classes are then loaded when the
 * main thread needs them.
 */
final class ClassPreloader implements BackgroundPreinitializer {

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
			return;
		}
	}

}
