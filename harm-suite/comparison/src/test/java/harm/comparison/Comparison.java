package harm.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import harm.observer.Facts;

/**
 * Finds what differs between a run without the starter and one with it. The beans that
 * only the starter declares are left out.
 */
final class Comparison {

	private static final Pattern ASPECT = Pattern
		.compile("(bean .+?)( (created|definition|proxy|of the starter|is .+))");

	private static final String START = "start";

	private static final String ORDER = "order ";

	private final Map<String, String> control;

	private final Map<String, String> starter;

	private Comparison(Map<String, String> control, Map<String, String> starter) {
		this.control = control;
		this.starter = starter;
	}

	static List<Difference> between(Facts control, Facts starter) {
		Comparison comparison = new Comparison(new TreeMap<>(control.values()), new TreeMap<>(starter.values()));
		comparison.removeBeansOfStarter();
		List<Difference> differences = comparison.facts();
		differences.addAll(comparison.order());
		return differences;
	}

	private void removeBeansOfStarter() {
		Set<String> own = new TreeSet<>();
		this.starter.forEach((subject, value) -> {
			if (subject.endsWith(" of the starter") && value.equals("true") && !this.control.containsKey(subject)) {
				own.add(bean(subject));
			}
		});
		this.starter.keySet().removeIf((subject) -> own.contains(bean(subject)));
		this.starter.entrySet()
			.removeIf((fact) -> fact.getKey().startsWith(ORDER) && own.contains("bean " + fact.getValue()));
	}

	private List<Difference> facts() {
		Set<String> subjects = new TreeSet<>(this.control.keySet());
		subjects.addAll(this.starter.keySet());
		subjects.removeIf((subject) -> subject.startsWith(ORDER) || isOfMissingBean(subject) || isNeverAsked(subject));
		List<Difference> differences = new ArrayList<>();
		for (String subject : subjects) {
			String before = this.control.getOrDefault(subject, Difference.NONE);
			String after = this.starter.getOrDefault(subject, Difference.NONE);
			if (!before.equals(after)) {
				differences.add(new Difference(subject, before, after));
			}
		}
		return differences;
	}

	private boolean isOfMissingBean(String subject) {
		String bean = bean(subject);
		return !bean.equals(subject) && (!this.control.containsKey(bean) || !this.starter.containsKey(bean));
	}

	private boolean isNeverAsked(String subject) {
		return !this.control.get(START).equals(this.starter.get(START)) && !subject.equals(START)
				&& !(subject.startsWith("log ") && this.starter.containsKey(subject));
	}

	private List<Difference> order() {
		return CreationOrder.of(beans(this.control)).differences(CreationOrder.of(beans(this.starter)));
	}

	private static List<String> beans(Map<String, String> facts) {
		return facts.entrySet()
			.stream()
			.filter((fact) -> fact.getKey().startsWith(ORDER))
			.map(Map.Entry::getValue)
			.toList();
	}

	private static String bean(String subject) {
		Matcher matcher = ASPECT.matcher(subject);
		return matcher.matches() ? matcher.group(1) : subject;
	}

}
