package harm.comparison;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What an application is started with.
 */
enum Variant {

	/**
	 * The starter and all that it brings.
	 */
	STARTER,

	/**
	 * The libraries that the starter brings, without it.
	 */
	THIRD_PARTY,

	/**
	 * The application alone.
	 */
	NEITHER;

	String classPath(Application application) {
		Path built = ClassPath.SUITE.resolve("comparison/target");
		return switch (this) {
			case STARTER -> ClassPath.joined(application.classPath(), ClassPath.read(built.resolve("starter")));
			case THIRD_PARTY -> ClassPath.joined(application.classPath(), ClassPath.read(built.resolve("third-party")));
			case NEITHER -> application.classPath();
		};
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
