package dev.monitored.startup;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.DispatcherServlet;

import static org.assertj.core.api.Assertions.assertThat;

class StartupClassesTests {

	private static final ClassLoader CLASS_LOADER = StartupClassesTests.class.getClassLoader();

	@Test
	void namesBelowAMissingClassAreLeftOut() {
		StartupClasses classes = StartupClasses.parse("a.A\n[missing.Library]\nb.B\n[java.lang.String]\nc.C\nd.D\n");
		assertThat(classes.of(CLASS_LOADER)).containsExactly("a.A", "c.C", "d.D");
	}

	@Test
	void withoutAListThereAreNoNames() throws IOException {
		assertThat(StartupClasses.read(new ClassLoader(null) {
		}).of(CLASS_LOADER)).isEmpty();
	}

	@Test
	void eachNameIsThatOfAClassOfOursWithoutCodeThatRunsWhenItIsLoaded() throws IOException {
		JavaClasses ours = new ClassFileImporter().importPackages("dev.monitored");
		List<String> names = StartupClasses.read(CLASS_LOADER).of(CLASS_LOADER);
		assertThat(names).isNotEmpty().doesNotHaveDuplicates().allSatisfy((name) -> {
			assertThat(name).startsWith("dev.monitored.");
			assertThat(hasStaticInitializer(ours.get(name))).isFalse();
		});
	}

	private static boolean hasStaticInitializer(JavaClass type) {
		return type.getStaticInitializer().isPresent()
				|| type.getRawSuperclass().filter(StartupClassesTests::hasStaticInitializer).isPresent()
				|| type.getRawInterfaces().stream().anyMatch(StartupClassesTests::hasStaticInitializer);
	}

	@Test
	void classesOfRequestsAreLoadedOnlyWhereThereIsSpringMvc() throws IOException {
		Map<String, List<String>> names = StartupClasses.read(CLASS_LOADER).byPresence();
		assertThat(names).containsKey(DispatcherServlet.class.getName());
		names.forEach((present, dependents) -> assertThat(dependents).allMatch(
				(name) -> name.startsWith("dev.monitored.http.") == present.equals(DispatcherServlet.class.getName())));
	}

}
