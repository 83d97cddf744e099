package harm.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import harm.observer.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Comparison}.
 */
class ComparisonTests {

	@TempDir
	private Path folder;

	@Test
	void seesAnotherResult() throws IOException {
		assertThat(differences("result 01 GET /cart\t200 {apple=2}", "result 01 GET /cart\t200 {}"))
			.containsExactly("result 01 GET /cart: 200 {apple=2} -> 200 {}");
	}

	@Test
	void seesALogLineThatIsNew() throws IOException {
		assertThat(differences("", "log WARN orders is lost\t1")).containsExactly("log WARN orders is lost: - -> 1");
	}

	@Test
	void seesAProxyThatWasNone() throws IOException {
		assertThat(differences("bean orders\tOrders\nbean orders proxy\tnone",
				"bean orders\tOrders\nbean orders proxy\tof the class"))
			.containsExactly("bean orders proxy: none -> of the class");
	}

	@Test
	void leavesOutWhatOnlyTheStarterDeclares() throws IOException {
		assertThat(differences("order 00000\torders", "bean slos\tSlos\nbean slos of the starter\ttrue\n"
				+ "bean slos proxy\tnone\norder 00000\tslos\norder 00001\torders"))
			.isEmpty();
	}

	@Test
	void seesABeanThatTheStarterReplaces() throws IOException {
		assertThat(differences("bean clock\tClock\nbean clock of the starter\tfalse",
				"bean clock\tCoarseClock\nbean clock of the starter\ttrue"))
			.containsExactly("bean clock: Clock -> CoarseClock", "bean clock of the starter: false -> true");
	}

	@Test
	void seesABeanThatIsMissingOnce() throws IOException {
		assertThat(differences("bean orders\tOrders\nbean orders proxy\tnone\nbean orders is Orders\tinjectable", ""))
			.containsExactly("bean orders: Orders -> -");
	}

	@Test
	void saysOfAnApplicationThatDoesNotStartOnlyWhy() throws IOException {
		Facts control = facts("start\tok\nresult 01 GET /cart\t200\nlog WARN known\t1");
		Facts starter = facts("start\tfailed: no converter\nlog WARN too early\t1");
		assertThat(Comparison.between(control, starter)).extracting(Difference::toString)
			.containsExactly("log WARN too early: - -> 1", "start: ok -> failed: no converter");
	}

	private List<String> differences(String control, String starter) throws IOException {
		return Comparison.between(facts("start\tok\n" + control), facts("start\tok\n" + starter))
			.stream()
			.map(Difference::toString)
			.toList();
	}

	private Facts facts(String text) throws IOException {
		return Facts.read(Files.writeString(this.folder.resolve("facts"), text));
	}

}
