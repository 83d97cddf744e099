package dev.monitored;

import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.monitored.registry.MonotonicTime;
import dev.monitored.test.clock.StoppableTime;
import dev.monitored.test.run.Waiting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Tests for the package structure.
 */
class ArchitectureTests {

	private static final String[] WORDS = { "dev.monitored",
			"dev.monitored.[settings|failure|decision|outcome|label|slo|known].." };

	private static final String KERNEL = "dev.monitored.[registry|meter|buckets|indicator|catalog|guard|call|cause|uri|application|compatibility|startup|subclass|stream|saturation]..";

	private static final String BINDERS = "dev.monitored.[operation|http|db|llm|observation|websocket|business|runtime]..";

	private static final String OUTPUTS = "dev.monitored.[report|cardinality|dashboard|profiler|trace|log|shutdown]..";

	private static final JavaClasses classes = new ClassFileImporter().withImportOption(new DoNotIncludeTests())
		.importPackages("dev.monitored");

	private static final JavaClasses testSupport = new ClassFileImporter()
		.withImportOption((location) -> location.contains("/dev/monitored/test/"))
		.importPackages("dev.monitored.test");

	@Test
	void timeIsReadInOnePlace() {
		noClasses().that()
			.doNotBelongToAnyOf(MonotonicTime.class)
			.should()
			.callMethod(System.class, "nanoTime")
			.check(classes);
		noClasses().that()
			.doNotBelongToAnyOf(StoppableTime.class, Waiting.class)
			.should()
			.callMethod(System.class, "nanoTime")
			.check(testSupport);
	}

	@ParameterizedTest
	@MethodSource("modules")
	void packagesAreFreeOfCycles(JavaClasses module) {
		slices().matching("(**)")
			.should()
			.beFreeOfCycles()
			.because("a package must be readable without the ones that use it: "
					+ "move what both need into a package below both, and give it a noun as name")
			.check(module);
	}

	@Test
	void layersPointDown() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.withOptionalLayers(true)
			.layer("words")
			.definedBy(WORDS)
			.layer("kernel")
			.definedBy(KERNEL)
			.layer("binders")
			.definedBy(BINDERS)
			.layer("outputs")
			.definedBy(OUTPUTS)
			.whereLayer("outputs")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("binders")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("kernel")
			.mayOnlyBeAccessedByLayers("binders", "outputs")
			.ensureAllClassesAreContainedInArchitecture()
			.because("imports point from outputs and binders to the kernel to the words: "
					+ "turn a back edge into a call downward, and add the name of a new package to its layer here")
			.check(classes);
	}

	@Test
	void bindersDoNotKnowEachOther() {
		slices().matching(capturing(BINDERS))
			.should()
			.notDependOnEachOther()
			.allowEmptyShould(true)
			.because("a binder must be deletable with its folder: what two binders share belongs into the kernel")
			.check(classes);
	}

	@Test
	void outputsDoNotKnowEachOther() {
		slices().matching(capturing(OUTPUTS))
			.should()
			.notDependOnEachOther()
			.allowEmptyShould(true)
			.because("an output must be deletable with its folder: what two outputs share belongs into the kernel")
			.check(classes);
	}

	@Test
	void onlyTheOperationBinderReadsTheAnnotation() {
		noClasses().that()
			.resideOutsideOfPackages("dev.monitored", "dev.monitored.operation..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.monitored")
			.because("the operation binder translates @Monitored into words of the slo package: use those")
			.check(classes);
	}

	@Test
	void annotationKnowsNothing() {
		noClasses().that()
			.resideInAPackage("dev.monitored")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.monitored.*..")
			.because("users put the annotation on their code, and must not get its interpreter with it: "
					+ "declare texts and let the operation binder parse them")
			.check(classes);
	}

	@Test
	void noClassKeepsWhatLeadsToUs() {
		fields().that()
			.haveRawType(ClassValue.class)
			.should(keepOnlyTypesOfTheJdk())
			.because("the class that is the key keeps the value, and with a value of ours our class loader for good: "
					+ "keep a method, a number or a text, or let a bean have a map")
			.check(classes);
	}

	private static ArchCondition<JavaField> keepOnlyTypesOfTheJdk() {
		return new ArchCondition<>("keep only types of the JDK") {

			@Override
			public void check(JavaField field, ConditionEvents events) {
				boolean satisfied = field.getType()
					.getAllInvolvedRawTypes()
					.stream()
					.allMatch((type) -> type.getName().startsWith("java."));
				events.add(new SimpleConditionEvent(field, satisfied,
						field.getFullName() + " is a " + field.getType().getName()));
			}

		};
	}

	@ParameterizedTest
	@MethodSource("modules")
	void everyClassHasANameThatSaysWhatItIs(JavaClasses module) {
		noClasses().should()
			.haveNameMatching(".*(Utils?|Helper|Impl|Manager|Common|Base)")
			.because("such a name fits everything: name the class after the thing it is or the role it has, "
					+ "and give a method that has no home to the class whose values it reads")
			.check(module);
	}

	@ParameterizedTest
	@MethodSource("modules")
	void everyPackageIsNamedAfterItsFeature(JavaClasses module) {
		noClasses().should()
			.resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..internal..", "..core..",
					"..support..")
			.because("the list of packages is the list of features: a need that features share earns a noun")
			.check(module);
	}

	@Test
	void theScannerOfSqlKnowsNothingOfOurs() {
		noClasses().that()
			.resideInAPackage("dev.monitored.db.sql..")
			.should()
			.dependOnClassesThat(Predicates.resideInAPackage("dev.monitored..")
				.and(DescribedPredicate.not(Predicates.resideInAPackage("dev.monitored.db.sql.."))))
			.because("operation and table are read from a text alone: "
					+ "let the caller decide what becomes of them, and give the scanner what it needs as an argument")
			.check(classes);
	}

	private static Stream<Named<JavaClasses>> modules() {
		return Stream.of(Named.of("autoconfigure", classes), Named.of("test-support", testSupport));
	}

	private static String capturing(String packages) {
		return packages.replace('[', '(').replace(']', ')');
	}

}
