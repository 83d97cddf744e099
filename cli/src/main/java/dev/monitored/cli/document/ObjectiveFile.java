package dev.monitored.cli.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A file with objectives of OpenSLO or Sloth.
 */
public final class ObjectiveFile {

	private static final int LONGEST_VERSION = 50;

	private ObjectiveFile() {
	}

	/**
	 * Reads a file.
	 * @param file the name of the file
	 * @return its objectives
	 * @throws BadInputException if the file is neither OpenSLO nor Sloth
	 */
	public static List<SourceSlo> read(String file) throws BadInputException {
		List<Node> documents = YamlFile.read(file);
		if (documents.isEmpty()) {
			throw new BadInputException(file + " is empty");
		}
		List<SourceSlo> slos = new ArrayList<>();
		OpenSloDocuments openSlo = new OpenSloDocuments(documents);
		for (Node document : documents) {
			if (openSlo.has(document)) {
				slos.addAll(openSlo.read(document));
			}
			else if (SlothDocument.is(document)) {
				slos.addAll(SlothDocument.read(document));
			}
			else {
				throw new BadInputException(
						"%s has neither objects of openslo/v1 nor the version prometheus/v1 of Sloth, but %s"
							.formatted(file, describe(document)));
			}
		}
		return slos;
	}

	private static String describe(Node document) {
		String version = document.at("apiVersion").text();
		if (version == null) {
			version = document.at("version").text();
		}
		return (version != null) ? "the version " + version.substring(0, Math.min(version.length(), LONGEST_VERSION))
				: "no version";
	}

}
