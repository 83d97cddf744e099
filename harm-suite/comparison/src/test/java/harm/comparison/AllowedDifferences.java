package harm.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All differences that are meant, and which of them have been seen.
 */
final class AllowedDifferences {

	private final List<Allowance> allowances;

	private final Set<Allowance> used = new HashSet<>();

	private AllowedDifferences(List<Allowance> allowances) {
		this.allowances = allowances;
	}

	static AllowedDifferences parse(String text) {
		return new AllowedDifferences(
				text.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).map(Allowance::parse).toList());
	}

	List<Difference> without(Application application, Variant control, Collection<Difference> differences) {
		List<Difference> left = new ArrayList<>();
		for (Difference difference : differences) {
			List<Allowance> covering = this.allowances.stream()
				.filter((allowance) -> allowance.covers(application, control, difference))
				.toList();
			this.used.addAll(covering);
			if (covering.isEmpty()) {
				left.add(difference);
			}
		}
		return left;
	}

	List<Allowance> unused() {
		List<Allowance> unused = new ArrayList<>(this.allowances);
		unused.removeAll(this.used);
		return unused;
	}

}
