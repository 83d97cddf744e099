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
 * The classes that an application with HTTP, JDBC and default settings loads while it
 * starts because it has this library: its own, and those of others that it uses. Some are
 * loaded only if another class is present. Classes of features that few applications use,
 * and those that depend on the machine, are not among them.
 *
 * @param byPresence the classes by the name of the one that has to be present
 */
record StartupClasses(Map<String, List<StartupClass>> byPresence) {

	/**
	 * Where the classes stand, one in a line. A name in brackets is that of the class
	 * that has to be present for all below it. Those below the same name are in the order
	 * of their use.
	 */
	static final String LOCATION = "META-INF/monitored/startup-classes";

	/**
	 * Reads the list.
	 * @param classLoader what finds the list
	 * @return the classes, none without a list
	 * @throws IOException if the list cannot be read
	 */
	static StartupClasses read(ClassLoader classLoader) throws IOException {
		try (InputStream list = classLoader.getResourceAsStream(LOCATION)) {
			return parse((list != null) ? new String(list.readAllBytes(), StandardCharsets.UTF_8) : "");
		}
	}

	static StartupClasses parse(String list) {
		Map<String, List<StartupClass>> byPresence = new LinkedHashMap<>();
		List<StartupClass> classes = new ArrayList<>();
		byPresence.put(Object.class.getName(), classes);
		for (String line : list.lines().toList()) {
			if (line.startsWith("[")) {
				classes = new ArrayList<>();
				byPresence.put(line.substring(1, line.length() - 1), classes);
			}
			else {
				classes.add(StartupClass.parse(line));
			}
		}
		return new StartupClasses(byPresence);
	}

	/**
	 * Returns the classes that an application loads.
	 * @param classLoader what knows which classes are present
	 * @return the classes
	 */
	List<StartupClass> of(ClassLoader classLoader) {
		List<StartupClass> classes = new ArrayList<>();
		for (Map.Entry<String, List<StartupClass>> dependents : this.byPresence.entrySet()) {
			if (ClassUtils.isPresent(dependents.getKey(), classLoader)) {
				classes.addAll(dependents.getValue());
			}
		}
		return classes;
	}

}
