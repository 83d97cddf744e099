package dev.monitored.benchmarks.pages;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/**
 * Chance alone neither pages nor opens tickets, in each eleventh cell of the table that
 * {@code benchmarks/pages} writes.
 */
class CellSimulationTests {

	private static final CellSimulation.Effort EFFORT = new CellSimulation.Effort(2, 300);

	static Stream<Cell> cells() {
		List<Cell> grid = Cell.grid();
		return IntStream.iterate(4, (index) -> index < grid.size(), (index) -> index + 11).mapToObj(grid::get);
	}

	@ParameterizedTest
	@MethodSource("cells")
	void keepsBounds(Cell cell) {
		assertThat(new CellSimulation(cell, EFFORT).run()).matches(CellResult::keepsBounds);
	}

	@Test
	void seesManyDifferentCells() {
		assertThat(cells().map(Cell::target)).containsAll(Cell.TARGETS);
		assertThat(cells().map(Cell::perHour)).containsAll(Cell.RATES);
		assertThat(cells()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
		assertThat(Cell.grid().stream().map(Cell::seed)).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "99.99", "99.9", "99", "95", "90", "80", "50" })
	void anOutageOf60EventsInFiveMinutesPagesWithinTheBound(String target) {
		int[] minutes = new OutageSimulation(new Cell(target, 720, 60, 30), 100).run();
		assertThat(minutes[minutes.length / 2]).isLessThanOrEqualTo(target.startsWith("99.9") ? 5 : 10);
	}

	@Test
	void drawsAsOftenAsPoissonSays() {
		for (double mean : new double[] { 0.001, 0.3, 4, 250, 1_000 }) {
			PoissonDistribution distribution = new PoissonDistribution(mean);
			SplittableRandom random = new Cell("99", 60, 60, 30).random(1);
			double[] drawn = IntStream.range(0, 200_000).mapToDouble((draw) -> distribution.draw(random)).toArray();
			double average = IntStream.range(0, drawn.length).mapToDouble((draw) -> drawn[draw]).average().orElse(0);
			double variance = IntStream.range(0, drawn.length)
				.mapToDouble((draw) -> Math.pow(drawn[draw] - average, 2))
				.average()
				.orElse(0);
			double error = 5 * Math.sqrt(mean / drawn.length);
			assertThat(average).isCloseTo(mean, offset(error));
			assertThat(variance / mean).isCloseTo(1, offset(0.2));
		}
	}

}
