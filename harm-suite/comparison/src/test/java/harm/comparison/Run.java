package harm.comparison;

import java.util.List;

import harm.comparison.fault.Fault;
import harm.observer.Facts;
import org.jspecify.annotations.Nullable;

/**
 * A run of an application in a JVM of its own.
 *
 * @param application what is run
 * @param variant what it is run with
 * @param fault what is wrong with it
 * @param earlier the run that wrote the session which this one reads, {@code null} for
 * the first
 */
record Run(Application application, Variant variant, Fault fault, @Nullable Run earlier) {

	static Run of(Application application, Variant variant) {
		return new Run(application, variant, Fault.NONE, null);
	}

	static Run with(Fault fault) {
		return new Run(Application.SHOP, Variant.STARTER, fault, null);
	}

	Run then(Variant variant) {
		return new Run(this.application, variant, this.fault, this);
	}

	Facts execute() {
		ChildJvm jvm = new ChildJvm(ClassPath.SUITE.resolve("comparison/target/runs").resolve(toString()));
		if (this.earlier != null) {
			jvm.takeOver(ClassPath.SUITE.resolve("comparison/target/runs").resolve(this.earlier.toString()));
		}
		String classPath = ClassPath.joined(this.variant.classPath(this.application), ClassPath.of(Facts.class));
		return jvm.run(this.fault.onClassPath(classPath),
				List.of("-Dharm.fault=" + this.fault,
						"-Dharm.script=" + ((this.earlier != null) ? "script-of-second-jvm" : "script")),
				this.application.mainClass());
	}

	@Override
	public String toString() {
		String name = (this.earlier != null) ? this.earlier + "-then" : this.application.toString();
		return name + "-" + this.variant + ((this.fault != Fault.NONE) ? "-" + this.fault : "");
	}

}
