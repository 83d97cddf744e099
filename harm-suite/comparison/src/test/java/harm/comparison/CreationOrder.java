package harm.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The beans of an application in the order in which Spring created them. Two orders
 * differ by the fewest beans that have to be moved.
 *
 * @param beans names of the beans, those that are created several times with a number
 */
record CreationOrder(List<String> beans) {

	static CreationOrder of(List<String> names) {
		Map<String, Integer> times = new HashMap<>();
		List<String> beans = new ArrayList<>();
		for (String numbered : names) {
			String name = numbered.replaceFirst("#\\d+$", "");
			int time = times.merge(name, 1, Integer::sum);
			beans.add((time == 1) ? name : name + " for the " + time + ". time");
		}
		return new CreationOrder(beans);
	}

	List<Difference> differences(CreationOrder other) {
		List<String> before = common(other);
		List<String> after = other.common(this);
		Set<String> kept = longestCommonOrder(before, after);
		return before.stream()
			.filter((bean) -> !kept.contains(bean))
			.map((bean) -> new Difference("order " + bean, place(bean, before, kept), place(bean, after, kept)))
			.toList();
	}

	private List<String> common(CreationOrder other) {
		List<String> common = new ArrayList<>(this.beans);
		common.retainAll(new LinkedHashSet<>(other.beans));
		return common;
	}

	private static String place(String bean, List<String> beans, Set<String> kept) {
		for (int i = beans.indexOf(bean) - 1; i >= 0; i--) {
			if (kept.contains(beans.get(i))) {
				return "after " + beans.get(i);
			}
		}
		return "first";
	}

	private static Set<String> longestCommonOrder(List<String> left, List<String> right) {
		int[][] lengths = lengths(left, right);
		Set<String> kept = new LinkedHashSet<>();
		int i = 0;
		int j = 0;
		while (i < left.size() && j < right.size()) {
			if (left.get(i).equals(right.get(j))) {
				kept.add(left.get(i));
				i++;
				j++;
			}
			else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
				i++;
			}
			else {
				j++;
			}
		}
		return kept;
	}

	private static int[][] lengths(List<String> left, List<String> right) {
		int[][] lengths = new int[left.size() + 1][right.size() + 1];
		for (int i = left.size() - 1; i >= 0; i--) {
			for (int j = right.size() - 1; j >= 0; j--) {
				lengths[i][j] = left.get(i).equals(right.get(j)) ? lengths[i + 1][j + 1] + 1
						: Math.max(lengths[i + 1][j], lengths[i][j + 1]);
			}
		}
		return lengths;
	}

}
