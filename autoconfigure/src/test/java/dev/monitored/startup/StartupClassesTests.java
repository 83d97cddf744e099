package dev.monitored.startup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.servlet.DispatcherServlet;

import dev.monitored.startup.StartupClass.Preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StartupClassesTests {

	private static final ClassLoader CLASS_LOADER = StartupClassesTests.class.getClassLoader();

	@Test
	void classesBelowAMissingOneAreLeftOut() {
		StartupClasses classes = StartupClasses
			.parse("link a.A\n[missing.Library]\nlink b.B\n[java.lang.String]\nload c.C\nbind d.D\n");
		assertThat(classes.of(CLASS_LOADER)).containsExactly(new StartupClass("a.A", Preparation.LINK),
				new StartupClass("c.C", Preparation.LOAD), new StartupClass("d.D", Preparation.BIND));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.A", "keep a.A", " a.A", "" })
	void aLineSaysWhatToDo(String line) {
		assertThatIllegalArgumentException().isThrownBy(() -> StartupClasses.parse(line + "\n"));
	}

	@Test
	void loadingRunsNoStaticInitializerOfOurs() throws IOException {
		JavaClasses ours = new ClassFileImporter().importPackages("dev.monitored");
		List<StartupClass> classes = StartupClasses.read(CLASS_LOADER).of(CLASS_LOADER);
		assertThat(classes).isNotEmpty().doesNotHaveDuplicates();
		assertThat(classes).filteredOn((startupClass) -> startupClass.name().startsWith("dev.monitored."))
			.filteredOn((startupClass) -> startupClass.preparation() != Preparation.BIND)
			.filteredOn((startupClass) -> (startupClass.preparation() == Preparation.LOAD) != hasStaticInitializer(
					ours.get(startupClass.name())))
			.isEmpty();
	}

	@Test
	void nothingOfALibraryIsInitialized() throws IOException {
		assertThat(StartupClasses.read(CLASS_LOADER).of(CLASS_LOADER))
			.filteredOn((startupClass) -> !startupClass.name().startsWith("dev.monitored.")
					&& !startupClass.name().startsWith("java."))
			.isNotEmpty()
			.allMatch((startupClass) -> startupClass.preparation() == Preparation.LOAD);
	}

	@Test
	void theDefaultsOfAllSettingsAreFound() throws IOException {
		assertThat(StartupClasses.read(CLASS_LOADER).of(CLASS_LOADER))
			.filteredOn((startupClass) -> startupClass.preparation() == Preparation.BIND)
			.extracting(StartupClass::name)
			.containsExactlyInAnyOrderElementsOf(recordsOfProperties());
	}

	@Test
	void withoutAListThereAreNoClasses() throws IOException {
		assertThat(StartupClasses.read(new ClassLoader(null) {
		}).of(CLASS_LOADER)).isEmpty();
	}

	@Test
	void staticInitializersOfRecordsOfPropertiesUseNoOtherClassOfOurs() {
		JavaClasses ours = new ClassFileImporter().importPackages("dev.monitored");
		List<JavaStaticInitializer> initializers = new ArrayList<>();
		for (String name : recordsOfProperties()) {
			for (JavaClass type : ours) {
				if (type.getName().equals(name) || type.getName().startsWith(name + "$")) {
					type.getStaticInitializer().ifPresent(initializers::add);
				}
			}
		}
		assertThat(initializers).isNotEmpty();
		for (JavaStaticInitializer initializer : initializers) {
			for (JavaAccess<?> access : initializer.getAccessesFromSelf()) {
				JavaClass used = access.getTargetOwner();
				assertThat(used.getName().startsWith("dev.monitored.") && !used.equals(initializer.getOwner()))
					.as(access.getDescription())
					.isFalse();
			}
		}
	}

	private static List<String> recordsOfProperties() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.monitored")
			.stream()
			.filter((type) -> type.isAnnotatedWith(ConfigurationProperties.class))
			.map(JavaClass::getName)
			.toList();
	}

	private static boolean hasStaticInitializer(JavaClass type) {
		return type.getStaticInitializer().isPresent()
				|| type.getRawSuperclass().filter(StartupClassesTests::hasStaticInitializer).isPresent()
				|| type.getRawInterfaces().stream().anyMatch(StartupClassesTests::hasStaticInitializer);
	}

	@Test
	void classesOfRequestsAreLoadedOnlyWhereThereIsSpringMvc() throws IOException {
		Map<String, List<StartupClass>> classes = StartupClasses.read(CLASS_LOADER).byPresence();
		assertThat(classes).containsKey(DispatcherServlet.class.getName());
		classes.forEach((present, dependents) -> assertThat(dependents).allMatch((startupClass) -> startupClass.name()
			.startsWith("dev.monitored.http.") == present.equals(DispatcherServlet.class.getName())));
	}

}
