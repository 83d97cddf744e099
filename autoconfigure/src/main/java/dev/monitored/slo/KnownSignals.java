package dev.monitored.slo;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.SpringFactoriesLoader;

import dev.monitored.settings.InvalidSettingException;
import dev.monitored.settings.shape.SettingShape;

/**
 * The signals that all binders contribute.
 */
public final class KnownSignals {

	private static final List<SignalSource> SOURCES = SpringFactoriesLoader
		.forDefaultResourceLocation(KnownSignals.class.getClassLoader())
		.load(SignalSource.class);

	private static final List<Signal> ALL = SOURCES.stream().flatMap((source) -> source.signals().stream()).toList();

	private KnownSignals() {
	}

	/**
	 * Returns all signals.
	 * @return the signals
	 */
	public static Collection<Signal> all() {
		return ALL;
	}

	/**
	 * Returns the signal with a name, in any spelling that Spring Boot takes.
	 * @param name the name
	 * @param property where it is written, for the message
	 * @return the signal
	 * @throws InvalidSettingException if there is no such signal
	 */
	public static Signal parse(@Nullable String name, String property) {
		if (name == null || name.isBlank()) {
			throw new InvalidSettingException(property, name, "the signal is missing",
					"Write what kind of calls it is about: %s.".formatted(names()));
		}
		return ALL.stream()
			.filter((signal) -> SettingShape.uniform(signal.id()).equals(SettingShape.uniform(name.strip())))
			.findFirst()
			.orElseThrow(() -> new InvalidSettingException(property, name, "there is no signal of that name",
					"Write one of %s.".formatted(names())));
	}

	/**
	 * Checks an SLO by what the binder of its signal knows.
	 * @param slo the SLO
	 * @param property where it is written, for the message
	 * @throws InvalidSettingException if it makes no sense
	 */
	static void check(Slo slo, String property) {
		SOURCES.stream()
			.filter((source) -> source.signals().contains(slo.signal()))
			.forEach((source) -> source.check(slo, property));
	}

	private static String names() {
		return ALL.stream().map(Signal::id).collect(Collectors.joining(", "));
	}

}
