package sample.shop.traffic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lots that are drawn by chance, each as often as there are of it.
 *
 * @param <T> the type of the lots
 */
final class Lots<T> {

	private final List<T> lots = new ArrayList<>();

	Lots<T> with(int count, T lot) {
		this.lots.addAll(Collections.nCopies(count, lot));
		return this;
	}

	T draw(SplittableRandom random) {
		return this.lots.get(random.nextInt(this.lots.size()));
	}

}
