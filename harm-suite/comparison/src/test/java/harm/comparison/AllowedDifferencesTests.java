package harm.comparison;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AllowedDifferences}.
 */
class AllowedDifferencesTests {

	private static final Difference PROXY = new Difference("bean orders proxy", "none", "of the class");

	@Test
	void allowsWhatAnEntryNames() {
		AllowedDifferences allowed = AllowedDifferences.parse("""
				# a remark

				shop | neither | bean orders proxy: none -> of the class | it is measured
				""");
		assertThat(allowed.without(Application.SHOP, Variant.NEITHER, List.of(PROXY))).isEmpty();
		assertThat(allowed.without(Application.SHOP, Variant.THIRD_PARTY, List.of(PROXY))).containsExactly(PROXY);
		assertThat(allowed.without(Application.RATES, Variant.NEITHER, List.of(PROXY))).containsExactly(PROXY);
	}

	@Test
	void readsAStarAsAnyText() {
		AllowedDifferences allowed = AllowedDifferences.parse("* | * | bean o* proxy: none -> * | it is measured");
		Difference other = new Difference("bean orders(1) created", "false", "true");
		assertThat(allowed.without(Application.SHOP, Variant.NEITHER, List.of(PROXY, other))).containsExactly(other);
	}

	@Test
	void namesEntriesThatNothingNeeds() {
		AllowedDifferences allowed = AllowedDifferences.parse("""
				* | * | bean orders proxy: none -> of the class | it is measured
				* | * | bean customers proxy: none -> of the class | it is measured
				""");
		allowed.without(Application.SHOP, Variant.NEITHER, List.of(PROXY));
		assertThat(allowed.unused()).extracting(Allowance::difference)
			.containsExactly("bean customers proxy: none -> of the class");
	}

	@Test
	void refusesAnEntryWithoutReason() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AllowedDifferences.parse("* | * | bean orders proxy: none -> of the class"))
			.withMessageContaining("reason");
	}

}
