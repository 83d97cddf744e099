package harm.comparison;

import java.nio.file.Path;
import java.util.Locale;

/**
 * An application that knows nothing of the starter.
 */
enum Application {

	SHOP("harm.shop.ShopApplication"),

	LIBRARY("harm.library.LibraryApplicationKt"),

	RATES("harm.rates.RatesApplication"),

	BILLING("harm.billing.BillingApplication");

	private final String mainClass;

	Application(String mainClass) {
		this.mainClass = mainClass;
	}

	String mainClass() {
		return this.mainClass;
	}

	String classPath() {
		return ClassPath.joined(folder().resolve("classes").toString(), ClassPath.read(folder().resolve("classpath")));
	}

	private Path folder() {
		return ClassPath.SUITE.resolve(toString()).resolve("target");
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
