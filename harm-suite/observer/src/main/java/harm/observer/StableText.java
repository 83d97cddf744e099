package harm.observer;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A text on one line, without what differs between two runs of the same application.
 */
final class StableText {

	private static final List<Replacement> REPLACEMENTS = List.of(
			new Replacement("\\$\\$(Lambda|Monitored|SpringCGLIB|EnhancerBySpringCGLIB|FastClassBySpringCGLIB)[$/\\w]*",
					"\\$\\$$1"),
			new Replacement("\\$Proxy\\d+", "\\$Proxy"),
			new Replacement("\\$HibernateProxy\\$\\w+", "\\$HibernateProxy"),
			new Replacement("\\b[0-9A-F]{32}\\b", "#session"), new Replacement("@[0-9a-f]{5,8}\\b", "@#"),
			new Replacement("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "#uuid"),
			new Replacement("\\b[0-9a-f]{8}-\\d+\\b", "#request"),
			new Replacement("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[+-][\\d:]+)?", "#time"),
			new Replacement("\\b\\d+(\\.\\d+)? ?(ms|milliseconds|seconds)\\b", "#duration"),
			new Replacement("localhost:\\d+", "localhost:#"), new Replacement("127\\.0\\.0\\.1:\\d+", "127.0.0.1:#"),
			new Replacement("[\\t\\r\\n]+", " "));

	private static final String WORK = System.getProperty("harm.work", "#work");

	private StableText() {
	}

	static String of(String text) {
		String stable = text.replace(WORK, "#work");
		for (Replacement replacement : REPLACEMENTS) {
			stable = replacement.pattern().matcher(stable).replaceAll(replacement.text());
		}
		return stable;
	}

	/**
	 * What is written instead of what differs.
	 */
	private record Replacement(Pattern pattern, String text) {

		Replacement(String pattern, String text) {
			this(Pattern.compile(pattern), text);
		}

	}

}
