package harm.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import harm.comparison.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the starter changes no application, and that the comparison would see it.
 */
class HarmIT {

	private static final Run WRITTEN_WITHOUT = Run.of(Application.SHOP, Variant.THIRD_PARTY);

	private static final Run WRITTEN_WITH = Run.of(Application.SHOP, Variant.STARTER);

	private static final ParallelExecution RUNS = new ParallelExecution();

	private static final List<Variant> CONTROLS = List.of(Variant.THIRD_PARTY, Variant.NEITHER);

	@BeforeAll
	static void startsAll() {
		for (Application application : Application.values()) {
			Stream.of(Variant.values()).map((variant) -> Run.of(application, variant)).forEach(RUNS::start);
		}
		Stream.of(Variant.values()).map(HarmIT::secondJvm).forEach(RUNS::start);
		RUNS.start(WRITTEN_WITHOUT.then(Variant.STARTER));
		RUNS.start(WRITTEN_WITH.then(Variant.THIRD_PARTY));
		Stream.of(Fault.EARLY_SETTINGS, Fault.FINAL_METHODS).map(Run::with).forEach(RUNS::start);
		RUNS.start(Run.with(Fault.LOST_SESSION).then(Variant.STARTER));
	}

	@AfterAll
	static void stopsAll() {
		RUNS.close();
	}

	static Stream<Arguments> applicationsAndControls() {
		return Stream.of(Application.values())
			.flatMap((application) -> CONTROLS.stream().map((control) -> Arguments.of(application, control)));
	}

	@ParameterizedTest
	@MethodSource("applicationsAndControls")
	void changesNoApplication(Application application, Variant control) {
		assertThat(differences(Run.of(application, control), Run.of(application, Variant.STARTER))).isEmpty();
	}

	@ParameterizedTest
	@FieldSource("CONTROLS")
	void keepsTheSessionFromJvmToJvm(Variant control) {
		assertThat(differences(secondJvm(control), secondJvm(Variant.STARTER))).isEmpty();
	}

	@Test
	void readsTheSessionThatTheApplicationWroteWithoutTheStarter() {
		assertThat(differences(secondJvm(Variant.THIRD_PARTY), WRITTEN_WITHOUT.then(Variant.STARTER))).isEmpty();
	}

	@Test
	void leavesASessionThatTheApplicationReadsWithoutTheStarter() {
		assertThat(differences(secondJvm(Variant.THIRD_PARTY), WRITTEN_WITH.then(Variant.THIRD_PARTY))).isEmpty();
	}

	@Test
	void allowsNothingThatDoesNotDiffer() {
		AllowedDifferences needed = allowed();
		for (Application application : Application.values()) {
			for (Variant control : CONTROLS) {
				needed.without(application, control, Comparison.between(RUNS.of(Run.of(application, control)),
						RUNS.of(Run.of(application, Variant.STARTER))));
			}
		}
		assertThat(needed.unused()).isEmpty();
	}

	@Test
	void seesBeansThatAreCreatedTooEarly() {
		assertThat(differences(WRITTEN_WITHOUT, Run.with(Fault.EARLY_SETTINGS))).extracting(Difference::toString)
			.anyMatch((difference) -> difference.startsWith("order exchangeRates: after"))
			.anyMatch((difference) -> difference.startsWith("bean exchangeRates proxy: of the class -> none"))
			.anyMatch((difference) -> difference.matches("log WARN .*'exchangeRates'.* is not eligible .*: - -> 1"))
			.anyMatch((difference) -> difference.startsWith("result 07 GET /rates/GBP: 200 1 after 4 lookups, "
					+ "in transaction true -> 200 1 after 5 lookups, in transaction false"));
	}

	@Test
	void seesFinalMethodsThatRunOnAnEmptyInstance() {
		assertThat(differences(WRITTEN_WITHOUT, Run.with(Fault.FINAL_METHODS))).extracting(Difference::toString)
			.contains("bean priceList proxy: none -> of the class",
					"result 01 GET /prices: 200 2 prices: 2 true Optional[apple] 2 -> 200 null: -1 false unknown 2");
	}

	@Test
	void seesASessionThatIsLost() {
		assertThat(differences(secondJvm(Variant.THIRD_PARTY), Run.with(Fault.LOST_SESSION).then(Variant.STARTER)))
			.extracting(Difference::toString)
			.anyMatch((difference) -> difference.startsWith("result 01 GET /cart: 200 {apple=2, pear=1} after")
					&& difference.contains("-> 200 {} after"));
	}

	private static Run secondJvm(Variant variant) {
		return Run.of(Application.SHOP, variant).then(variant);
	}

	private static List<Difference> differences(Run control, Run starter) {
		List<Difference> differences = Comparison.between(RUNS.of(control), RUNS.of(starter));
		return allowed().without(control.application(), control.variant(), differences);
	}

	private static AllowedDifferences allowed() {
		try {
			return AllowedDifferences
				.parse(new ClassPathResource("allowed-differences.txt").getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
