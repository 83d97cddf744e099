package dev.monitored.report.export;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UniqueNames}.
 */
class UniqueNamesTests {

	@Test
	void keepsWhatIsADnsLabel() {
		assertThat(new UniqueNames().name("checkout-latency-p95")).isEqualTo("checkout-latency-p95");
	}

	@Test
	void tellsTextsApartThatAreAlike() {
		UniqueNames names = new UniqueNames();
		List<String> given = Stream.of("orders-place", "orders.place", "Orders Place", "-orders--place-")
			.map(names::name)
			.toList();
		assertThat(given).doesNotHaveDuplicates().allMatch((name) -> name.startsWith("orders-place"));
		assertThat(given.get(0)).isEqualTo("orders-place");
	}

	@Test
	void makesDnsLabelsOfAnything() {
		UniqueNames names = new UniqueNames();
		String tooLong = "a".repeat(62) + "-b";
		assertThat(Stream.of("", "---", "😀", "Ä", tooLong, tooLong + "c", "é".repeat(200)).map(names::name).toList())
			.doesNotHaveDuplicates()
			.allSatisfy(AllowedFields::dnsLabel);
	}

	@Test
	void givesTheSameNamesAgain() {
		assertThat(Stream.of("a.b", "a b").map(new UniqueNames()::name).toList())
			.isEqualTo(Stream.of("a.b", "a b").map(new UniqueNames()::name).toList());
	}

}
