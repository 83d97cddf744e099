package harm.comparison.fault;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A way to harm an application that the starter once had.
 */
public enum Fault {

	/**
	 * No fault.
	 */
	NONE,

	/**
	 * A bean post-processor needs settings, and with them the converters of the
	 * application.
	 */
	EARLY_SETTINGS,

	/**
	 * A bean with final methods becomes a proxy, whose fields are empty.
	 */
	FINAL_METHODS,

	/**
	 * What is in the session cannot be written.
	 */
	LOST_SESSION;

	/**
	 * Adds the fault to the class path of an application.
	 * @param classPath the class path of the application
	 * @return the class path with the fault, if there is one
	 */
	public String onClassPath(String classPath) {
		return (this != NONE) ? classPath + File.pathSeparator + location() : classPath;
	}

	private static Path location() {
		try {
			return Path.of(Fault.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
