package dev.monitored.subclass;

import dev.monitored.operation.ancestor.Ancestor;

/**
 * Classes of beans that can have subclasses, and of some that cannot.
 */
final class BeanKinds {

	private BeanKinds() {
	}

	static Source hidden() {
		return new Hidden();
	}

	static Source hiddenSubclass() {
		return new HiddenSubclass();
	}

	/**
	 * What beans are asked for by.
	 */
	public interface Source {

		String name();

	}

	/**
	 * A class like any other.
	 */
	static class Open implements Source {

		@Override
		public String name() {
			return "open";
		}

	}

	/**
	 * A class that cannot be extended.
	 */
	static final class Last extends Open {

	}

	/**
	 * A record.
	 */
	record Data() implements Source {

		@Override
		public String name() {
			return "data";
		}

	}

	/**
	 * A singleton.
	 */
	enum Single implements Source {

		ONLY

	}

	/**
	 * A class that only one other extends.
	 */
	static sealed class Sealed extends Open permits Permitted {

	}

	/**
	 * The one that does.
	 */
	static final class Permitted extends Sealed {

	}

	/**
	 * A class that is built.
	 */
	static class Built extends Base implements Source {

		private Built() {
		}

		static Built build() {
			return new Built();
		}

		@Override
		public String name() {
			return "built";
		}

		/**
		 * The only class that can extend it.
		 */
		static final class Special extends Built {

		}

	}

	/**
	 * What is built has in common.
	 */
	abstract static class Base {

	}

	/**
	 * A class that shows a field.
	 */
	static class Shown extends Open {

		public final String region = "north";

	}

	/**
	 * A class whose superclass shows a method to its package alone.
	 */
	static class Descended extends Ancestor implements Source {

		@Override
		public String name() {
			return "descended";
		}

	}

	/**
	 * A class that is told when it is collected.
	 */
	static class Finalized extends Open {

		@Override
		@SuppressWarnings({ "deprecation", "removal" })
		protected void finalize() {
			// nothing to release
		}

	}

	/**
	 * A class of one file.
	 */
	private static class Hidden implements Source {

		@Override
		public String name() {
			return "hidden";
		}

	}

	/**
	 * A class of one file that extends another one.
	 */
	private static final class HiddenSubclass extends Hidden {

	}

}
