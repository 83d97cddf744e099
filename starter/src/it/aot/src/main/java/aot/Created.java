package aot;

/**
 * Writes down which beans were created, of which a build has none.
 */
final class Created {

	private Created() {
	}

	static void log(Object bean) {
		System.out.println("Created " + bean.getClass().getSimpleName());
	}

}
