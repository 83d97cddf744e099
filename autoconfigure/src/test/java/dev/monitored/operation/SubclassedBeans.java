package dev.monitored.operation;

import dev.monitored.Monitored;
import dev.monitored.operation.ancestor.Ancestor;

/**
 * Beans that a subclass changes, and such that it does not, for tests.
 */
final class SubclassedBeans {

	private SubclassedBeans() {
	}

	public static class FinalPublic {

		private final String name = new String("kept");

		@Monitored
		public void work() {
		}

		public final String name() {
			return this.name;
		}

	}

	public static class FinalInherited extends FinalPublic {

	}

	public static class FinalProtected {

		private final String name = new String("kept");

		@Monitored
		public void work() {
		}

		protected final String name() {
			return this.name;
		}

	}

	public static class FinalPackagePrivate {

		private final String name = new String("kept");

		@Monitored
		public void work() {
		}

		final String name() {
			return this.name;
		}

	}

	public static class FinalOfAPointcut {

		private final String name = new String("kept");

		public void work() {
		}

		public final String name() {
			return this.name;
		}

	}

	public static class PublicField {

		public String name = "kept";

		@Monitored
		public void work() {
		}

	}

	public static class InheritedField extends PublicField {

	}

	public static class Descendant extends Ancestor {

		@Monitored
		public void work() {
		}

	}

	public static class PrivateFinal implements Runnable {

		@Override
		@Monitored
		public void run() {
			nothing();
		}

		private void nothing() {
		}

	}

	public static class StaticFinal implements Runnable {

		@Override
		@Monitored
		public void run() {
			nothing();
		}

		public static final void nothing() {
		}

	}

	public static class SamePackage implements Runnable {

		@Override
		@Monitored
		public void run() {
		}

		void nothing() {
		}

	}

	public static class StaticField implements Runnable {

		public static final String NAME = "static";

		@Override
		@Monitored
		public void run() {
		}

	}

	public static class FieldsOfThePackage implements Runnable {

		String visible = "package";

		protected String inherited = "protected";

		@Override
		@Monitored
		public void run() {
		}

	}

	public static class FinalTask implements Runnable {

		@Override
		@Monitored
		public void run() {
		}

		public final String name() {
			return "final";
		}

	}

}
