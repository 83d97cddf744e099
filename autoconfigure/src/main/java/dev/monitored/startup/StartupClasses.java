package dev.monitored.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.ClassUtils;

/**
 * The names of classes of this library without static initializers that an application
 * with default settings loads while it starts, some of them only if another class is
 * present. Classes of features that few applications use, and those that depend on the
 * machine, are not among them.
 *
 * @param byPresence the names by the class that has to be present
 */
record StartupClasses(Map<String, List<String>> byPresence) {

	/**
	 * Where the names stand, one in a line. A name in brackets is that of the class that
	 * has to be present for all names below it.
	 */
	static final String LOCATION = "META-INF/monitored/startup-classes";

	/**
	 * Reads the names.
	 * @param classLoader what finds the list
	 * @return the names, none without a list
	 * @throws IOException if the list cannot be read
	 */
	static StartupClasses read(ClassLoader classLoader) throws IOException {
		try (InputStream list = classLoader.getResourceAsStream(LOCATION)) {
			return parse((list != null) ? new String(list.readAllBytes(), StandardCharsets.UTF_8) : "");
		}
	}

	static StartupClasses parse(String list) {
		Map<String, List<String>> byPresence = new LinkedHashMap<>();
		List<String> names = new ArrayList<>();
		byPresence.put(Object.class.getName(), names);
		for (String line : list.lines().toList()) {
			if (line.startsWith("[")) {
				names = new ArrayList<>();
				byPresence.put(line.substring(1, line.length() - 1), names);
			}
			else {
				names.add(line);
			}
		}
		return new StartupClasses(byPresence);
	}

	/**
	 * Returns the names that an application loads.
	 * @param classLoader what knows which classes are present
	 * @return the names
	 */
	List<String> of(ClassLoader classLoader) {
		List<String> names = new ArrayList<>();
		for (Map.Entry<String, List<String>> dependents : this.byPresence.entrySet()) {
			if (ClassUtils.isPresent(dependents.getKey(), classLoader)) {
				names.addAll(dependents.getValue());
			}
		}
		return names;
	}

}
