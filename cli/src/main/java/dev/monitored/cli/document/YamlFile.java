package dev.monitored.cli.document;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads YAML of which nothing is known. Only data is created.
 */
final class YamlFile {

	private static final int LARGEST_BYTES = 3 * 1024 * 1024;

	private YamlFile() {
	}

	/**
	 * Reads the documents of a file. A document that is a list stands for its items.
	 * @param file the name of the file
	 * @return the documents
	 * @throws BadInputException if the file is missing, too large or no YAML
	 */
	static List<Node> read(String file) throws BadInputException {
		String text = text(file);
		try {
			List<Node> documents = new ArrayList<>();
			for (Object document : new Yaml(new SafeConstructor(options())).loadAll(text)) {
				documents.addAll((document instanceof List) ? new Node(document).list() : List.of(new Node(document)));
			}
			return documents.stream().filter((document) -> !document.isEmpty()).toList();
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 1;
			throw new BadInputException("%s is not YAML: line %d: %s".formatted(file, line, oneLine(ex.getProblem())));
		}
		catch (YAMLException ex) {
			throw new BadInputException("%s is not YAML: %s".formatted(file, oneLine(ex.getMessage())));
		}
	}

	private static LoaderOptions options() {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		options.setCodePointLimit(LARGEST_BYTES);
		return options;
	}

	private static String text(String file) throws BadInputException {
		try {
			Path path = Path.of(file);
			if (!Files.isRegularFile(path)) {
				throw new BadInputException(file + " is missing, or no file");
			}
			if (Files.size(path) > LARGEST_BYTES) {
				throw new BadInputException(file + " is larger than 3 MB");
			}
			return Files.readString(path);
		}
		catch (CharacterCodingException | InvalidPathException ex) {
			throw new BadInputException(file + " is not text in UTF-8");
		}
		catch (IOException ex) {
			throw new BadInputException("%s cannot be read: %s".formatted(file, ex.getClass().getSimpleName()));
		}
	}

	private static String oneLine(@Nullable String message) {
		return String.valueOf(message).strip().replaceAll("\\s+", " ");
	}

}
