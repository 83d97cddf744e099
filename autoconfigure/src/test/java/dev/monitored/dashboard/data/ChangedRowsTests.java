package dev.monitored.dashboard.data;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChangedRows}.
 */
class ChangedRowsTests {

	private final ChangedRows<String> rows = new ChangedRows<>((row) -> row.substring(0, 1));

	@Test
	void areAllThereAtFirst() {
		this.rows.update(List.of("a1", "b1"), 10);
		assertThat(since(0)).isEqualTo(Map.of("complete", true, "total", 2, "rows", List.of("a1", "b1")));
	}

	@Test
	void areOnlyThoseThatChanged() {
		this.rows.update(List.of("a1", "b1"), 10);
		this.rows.update(List.of("b2", "a1"), 20);
		assertThat(since(10)).isEqualTo(Map.of("complete", false, "total", 2, "rows", List.of("b2")));
		assertThat(since(20)).isEqualTo(Map.of("complete", false, "total", 2, "rows", List.of()));
	}

	@Test
	void areAllThereAgainWhereOneWentOrCame() {
		this.rows.update(List.of("a1", "b1"), 10);
		this.rows.update(List.of("a1"), 20);
		assertThat(since(10)).isEqualTo(Map.of("complete", true, "total", 1, "rows", List.of("a1")));
		this.rows.update(List.of("a1", "c1"), 30);
		assertThat(since(20)).isEqualTo(Map.of("complete", true, "total", 2, "rows", List.of("a1", "c1")));
	}

	@Test
	void areAtMostTwoHundred() {
		this.rows.update(IntStream.range(0, 300).mapToObj((row) -> Character.toString(1000 + row)).toList(), 10);
		assertThat((List<?>) since(0).get("rows")).hasSize(200);
		assertThat(since(0)).containsEntry("total", 300);
	}

	private Map<String, Object> since(long since) {
		return this.rows.since(since, (row) -> Map.of("row", row))
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (member) -> (member.getValue() instanceof List<?> list)
					? list.stream().map((row) -> ((Map<?, ?>) row).get("row")).toList() : member.getValue()));
	}

}
