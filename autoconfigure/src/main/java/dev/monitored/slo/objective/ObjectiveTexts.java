package dev.monitored.slo.objective;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.monitored.settings.InvalidSettingException;

/**
 * Reads the texts of objectives, and says of which setting one is wrong.
 */
public final class ObjectiveTexts {

	private ObjectiveTexts() {
	}

	/**
	 * Reads one text.
	 * @param <T> the type of what it means
	 * @param text the text
	 * @param setting where it is written
	 * @param parser what understands it
	 * @return what it means, or {@code null} if there is no text
	 * @throws InvalidSettingException if it means nothing
	 */
	public static <T> @Nullable T parse(@Nullable String text, String setting, Function<String, T> parser) {
		if (text == null || text.isBlank()) {
			return null;
		}
		try {
			return parser.apply(text);
		}
		catch (InvalidObjectiveException ex) {
			throw new InvalidSettingException(setting, text,
					"at position %d, %s".formatted(ex.getPosition(), ex.getProblem()),
					"Write for example %s.".formatted(ex.getExample()));
		}
	}

	/**
	 * Reads the texts of latency objectives.
	 * @param texts the texts
	 * @param setting where they are written
	 * @return the objectives
	 * @throws InvalidSettingException if a text is wrong, or two are about one percentile
	 */
	public static List<Latency> latencies(List<String> texts, String setting) {
		List<Latency> objectives = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (String text : texts) {
			Latency objective = parse(text, setting, Latency::parse);
			if (objective != null) {
				if (!names.add(objective.sli())) {
					throw new InvalidSettingException(setting, text,
							"there is another objective for the same percentile",
							"Write one threshold for each percentile.");
				}
				objectives.add(objective);
			}
		}
		return objectives;
	}

}
