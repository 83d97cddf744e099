package dev.monitored.startup;

import java.util.Locale;

import dev.monitored.settings.Settings;

/**
 * A class that start-up needs.
 *
 * @param name the name of the class
 * @param preparation what is done with it
 */
record StartupClass(String name, Preparation preparation) {

	/**
	 * Reads a line of the list.
	 * @param line the name of a {@link Preparation} in lower case, a space, and the name
	 * of the class
	 * @return the class
	 * @throws IllegalArgumentException if the line is something else
	 */
	static StartupClass parse(String line) {
		int end = line.indexOf(' ');
		return new StartupClass(line.substring(end + 1),
				Preparation.valueOf(line.substring(0, Math.max(end, 0)).toUpperCase(Locale.ROOT)));
	}

	/**
	 * Prepares the class.
	 * @param classLoader what loads it
	 * @throws ClassNotFoundException if it does not exist
	 * @throws LinkageError if it is broken, or what it extends does not exist
	 * @throws RuntimeException if its default values cannot be found
	 */
	void prepare(ClassLoader classLoader) throws ClassNotFoundException {
		Class<?> type = Class.forName(this.name, this.preparation == Preparation.LINK, classLoader);
		if (this.preparation == Preparation.BIND) {
			Settings.bindDefaults(type);
		}
	}

	/**
	 * What is done with a class.
	 */
	enum Preparation {

		/**
		 * It is loaded, and none of its code runs.
		 */
		LOAD,

		/**
		 * It is loaded, verified and initialized, so this is for classes without static
		 * initializers, and those of the JDK.
		 */
		LINK,

		/**
		 * It is a record of properties, whose default values are found. Its static
		 * initializer, and those of the records in it, use no other class of ours: two
		 * threads could wait for each other.
		 */
		BIND

	}

}
