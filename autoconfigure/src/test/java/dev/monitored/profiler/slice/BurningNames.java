package dev.monitored.profiler.slice;

import java.util.ArrayList;
import java.util.List;

/**
 * SLOs that burn, and those of which a profile is kept.
 */
final class BurningNames implements BurningSlos {

	private final List<String> begun;

	private final List<String> kept = new ArrayList<>();

	BurningNames(String... begun) {
		this.begun = List.of(begun);
	}

	@Override
	public List<String> begun() {
		return this.begun;
	}

	@Override
	public void kept(List<String> slos) {
		this.kept.addAll(slos);
	}

	List<String> kept() {
		return this.kept;
	}

}
